import { useSignal } from '@preact/signals'
import { ACTES, LIBELLES_ACTE } from '../../../data/catalogue/model/acte.ts'
import { writeAuteur, writeDetails, writeObjet } from '../../../data/mots/journal.ts'
import { compte } from '../../../data/mots/nombre.ts'
import type { LigneAudit } from '../../../server/contract/administration.ts'
import { enFichier } from '../../api/adresses-fiches.ts'
import { Liste, Saisie } from '../../components/saisie.tsx'
import { lecture } from '../../state/espace.ts'
import { changeParametres, parametres } from '../../state/page.ts'
import { moment, Partie } from './partie.tsx'

const API = '/api/v1/administration/audit'
const FILTRES = ['acte', 'objet', 'depuis', 'jusqua'] as const

const adresse = (): string => {
  const requete = new URLSearchParams({ limit: '100' })
  for (const nom of [...FILTRES, 'curseur']) {
    const valeur = parametres.value.get(nom)
    if (valeur) requete.set(nom, valeur)
  }
  return `${API}?${requete}`
}
const journal = lecture<{ total: number; resultats: LigneAudit[]; suivant: string | null }>(
  'journal',
  adresse,
)

/** Everything that was done by agents, by the system, by commands. */
export const Journal = () => (
  <Partie titre="Journal d’audit" lue={journal}>
    {({ total, resultats, suivant }) => (
      <>
        <Filtres />
        <p class="signalements-compte" role="status">
          <strong>{compte(total, 'inscription', 'inscriptions')}</strong>
          <span class="telechargements">
            <a href={enFichier(adresse(), 'csv')}>CSV</a>
          </span>
        </p>
        {total === 0 && <p class="vide">Aucune inscription ne correspond.</p>}
        <ol class="signalements-liste">
          {resultats.map((ligne) => (
            <Ligne key={ligne.id} ligne={ligne} />
          ))}
        </ol>
        <div class="formulaire-actions">
          {parametres.value.get('curseur') && (
            <button type="button" class="bouton" onClick={() => changeParametres({ curseur: null })}>
              Revenir au début
            </button>
          )}
          {suivant && (
            <button
              type="button"
              class="bouton"
              onClick={() =>
                changeParametres({ curseur: new URLSearchParams(suivant.split('?')[1]).get('curseur') })
              }
            >
              Inscriptions plus anciennes
            </button>
          )}
        </div>
      </>
    )}
  </Partie>
)

function Filtres() {
  const initiale = (nom: (typeof FILTRES)[number]) => parametres.value.get(nom) ?? ''
  const acte = useSignal(initiale('acte'))
  const objet = useSignal(initiale('objet'))
  const depuis = useSignal(initiale('depuis'))
  const jusqua = useSignal(initiale('jusqua'))
  const filter = () =>
    changeParametres({
      acte: acte.value || null,
      objet: objet.value.trim() || null,
      depuis: depuis.value || null,
      jusqua: jusqua.value || null,
      curseur: null,
    })
  return (
    <form
      class="formulaire"
      aria-label="Filtrer le journal"
      onSubmit={(event) => {
        event.preventDefault()
        filter()
      }}
    >
      <div class="formulaire-ligne">
        <Liste
          libelle="Acte"
          valeur={acte}
          options={[
            { valeur: '', libelle: 'Tous' },
            ...ACTES.map((valeur) => ({ valeur, libelle: LIBELLES_ACTE[valeur] })),
          ]}
        />
        <Saisie libelle="Objet" aide="Par exemple agent:12, ou agent." facultatif valeur={objet} />
        <Saisie libelle="Depuis le" type="date" facultatif valeur={depuis} />
        <Saisie libelle="Jusqu’au" type="date" facultatif valeur={jusqua} />
      </div>
      <div class="formulaire-actions">
        <button type="submit" class="bouton">
          Filtrer
        </button>
      </div>
    </form>
  )
}

/** Pages of the space of agents that show what an act was done to. */
const PAGES: Record<string, (id: string) => string> = {
  signalement: (id) => `/espace/signalements/${id}`,
  depot: (id) => `/espace/depots/${id}`,
}

function Objet({ objet }: { objet: string }) {
  const [genre = '', id] = objet.split(':')
  const page = id === undefined ? undefined : PAGES[genre]?.(id)
  return page ? <a href={page}>{writeObjet(objet)}</a> : <span>{writeObjet(objet)}</span>
}

const Ligne = ({ ligne: { libelle, auteur, objet, date, details } }: { ligne: LigneAudit }) => (
  <li class="signalement">
    <p>
      <strong>{libelle}</strong> : <Objet objet={objet} />
    </p>
    <p class="note">{[moment(date), writeAuteur(auteur), ...writeDetails(details)].join(' · ')}</p>
  </li>
)
