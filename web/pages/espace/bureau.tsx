import { useSignal } from '@preact/signals'
import { LIBELLES_ACTION, LIBELLES_ECHEANCE } from '../../../data/catalogue/model/signalement-mots.ts'
import { compte, nombre } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { SignalementBureau } from '../../../server/contract/espace-signalements.ts'
import { enFichier } from '../../api/adresses-fiches.ts'
import { Choix } from '../../components/choix.tsx'
import { EtatSignalement } from '../../components/etat-signalement.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { TexteLong } from '../../components/saisie.tsx'
import { summarise } from '../../signalements/mots.ts'
import {
  adresseBureau,
  agirEnLot,
  bureau,
  choisis,
  chooseFile,
  FILES,
  type File,
  file,
  LIGNES_MAX,
  tick,
} from '../../state/bureau.ts'

/** The reports that await this agent: read, ticked, answered together, taken away as a file. */
export function Bureau() {
  const { donnees, erreur } = bureau.etat.value
  return (
    <section class="signalements" aria-label="Signalements confiés">
      <Choix
        titre="File"
        titreMasque
        options={(Object.keys(FILES) as File[]).map((valeur) => ({ valeur, libelle: FILES[valeur] }))}
        valeur={file.value}
        choose={chooseFile}
      />
      {erreur && <Erreur erreur={erreur} retry={bureau.reload} />}
      {!donnees && !erreur && <Squelette lignes={10} />}
      {donnees && (
        <>
          <p class="signalements-compte" role="status">
            <strong>{compte(donnees.total, 'signalement', 'signalements')}</strong>
            {donnees.total > LIGNES_MAX && `, dont les ${nombre(LIGNES_MAX)} plus récents ci-dessous`}
            {donnees.total > 0 && (
              <span class="telechargements">
                <a href={enFichier(adresseBureau.value, 'csv')}>CSV</a>
                <a href={enFichier(adresseBureau.value, 'xlsx')}>XLSX</a>
              </span>
            )}
          </p>
          {donnees.total === 0 && <p class="vide">Rien n’attend dans cette file.</p>}
          {donnees.total > 0 && <Liste lignes={donnees.resultats} />}
        </>
      )}
    </section>
  )
}

function Liste({ lignes }: { lignes: readonly SignalementBureau[] }) {
  const tous = lignes.every(({ id }) => choisis.value.has(id))
  return (
    <>
      <label class="case">
        <input
          type="checkbox"
          checked={tous}
          onChange={({ currentTarget }) => {
            for (const ligne of lignes) tick(ligne, currentTarget.checked)
          }}
        />
        Tout sélectionner
      </label>
      {choisis.value.size > 0 && <Lot lignes={lignes} />}
      <ol class="signalements-liste">
        {lignes.map((ligne) => (
          <Ligne key={ligne.id} ligne={ligne} />
        ))}
      </ol>
    </>
  )
}

const Ligne = ({ ligne: s }: { ligne: SignalementBureau }) => (
  <li class="signalement signalement-cochable">
    <input
      type="checkbox"
      aria-label={`Sélectionner le signalement n° ${s.id}`}
      checked={choisis.value.has(s.id)}
      onChange={({ currentTarget }) => tick(s, currentTarget.checked)}
    />
    <div>
      <p class="signalement-tete">
        <EtatSignalement etat={s.etat} />
        <a href={`/espace/signalements/${s.id}`}>
          <span class="code">n° {s.id}</span> {s.libelle}, {s.nom}
        </a>
      </p>
      <p>{summarise(s)}</p>
      <p class="note">
        {s.jours === 0
          ? 'Dans cet état depuis aujourd’hui'
          : `Dans cet état depuis ${compte(s.jours, 'jour', 'jours')}`}
        {s.echeance && ` · ${LIBELLES_ECHEANCE[s.etat]?.toLowerCase()} ${jour(s.echeance)}`}
        {s.soutiens > 0 && ` · ${compte(s.soutiens, 'soutien', 'soutiens')}`}
        {s.textes_retenus > 0 && ` · ${compte(s.textes_retenus, 'texte retenu', 'textes retenus')}`}
      </p>
    </div>
  </li>
)

const EN_LOT = ['confirmer', 'transmettre', 'accepter', 'rejeter', 'commenter'] as const

/** One answer for all that are ticked: only what can be done to every one of them is offered. */
function Lot({ lignes }: { lignes: readonly SignalementBureau[] }) {
  const texte = useSignal('')
  const occupe = useSignal(false)
  const coches = lignes.filter(({ id }) => choisis.value.has(id))
  const permises = EN_LOT.filter((action) => coches.every(({ actions }) => actions.includes(action)))
  const agir = async (action: (typeof EN_LOT)[number]) => {
    occupe.value = true
    await agirEnLot({ action, ...(texte.value.trim() && { commentaire: texte.value.trim() }) })
    texte.value = ''
    occupe.value = false
  }
  return (
    <section class="formulaire lot" aria-label="Répondre à la sélection">
      <p>
        <strong>{compte(coches.length, 'signalement sélectionné', 'signalements sélectionnés')}</strong>
        {permises.length === 0 && ' : aucune action n’est possible sur tous à la fois.'}
      </p>
      <TexteLong
        libelle="Réponse"
        facultatif
        aide="Publique, la même pour tous. Obligatoire pour rejeter ou commenter."
        lignes={2}
        valeur={texte}
      />
      <div class="formulaire-actions">
        {permises.map((action) => (
          <button
            key={action}
            type="button"
            class="bouton"
            disabled={occupe.value || (exigeTexte(action) && texte.value.trim() === '')}
            onClick={() => void agir(action)}
          >
            {LIBELLES_ACTION[action].faire}
          </button>
        ))}
      </div>
    </section>
  )
}

const exigeTexte = (action: (typeof EN_LOT)[number]): boolean =>
  action === 'rejeter' || action === 'commenter'
