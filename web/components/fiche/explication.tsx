import { useEffect, useRef } from 'preact/hooks'
import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { formuleChiffree, formuleEnMots } from '../../../data/mots/formule.ts'
import { phrasesOf } from '../../../data/mots/phrases.ts'
import { collecteOf } from '../../../data/mots/reponses.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { valeurOuStatut } from '../../../data/mots/valeur.ts'
import { wordsAtNiveau } from '../../format/indicateur.ts'
import { catalogue } from '../../state/catalogue.ts'
import { type Demande, demande, provenance } from '../../state/explication.ts'
import { Erreur, Squelette } from '../etats.tsx'
import { Icone } from '../icone.tsx'
import { Fichiers } from './fichiers.tsx'
import { Unites } from './unites.tsx'

const close = () => {
  demande.value = null
}

/** A number explained from its definition down to the lines of the files: a dialog, closed by Escape. */
export function Explication() {
  const dialogue = useRef<HTMLDialogElement>(null)
  const voulue = demande.value
  useEffect(() => {
    if (voulue) dialogue.current?.showModal()
    else dialogue.current?.close()
  }, [voulue])
  return (
    <dialog class="explication" ref={dialogue} onClose={close} aria-labelledby="explication-titre">
      {voulue && <Contenu voulue={voulue} />}
    </dialog>
  )
}

const niveauDe = (voulue: Demande) => (voulue.genre === 'territoire' ? voulue.lieu.niveau : 'etablissement')

function Contenu({ voulue }: { voulue: Demande }) {
  const id = voulue.genre === 'territoire' ? voulue.valeur.indicateur : voulue.indicateur
  const indicateur = catalogue.value.get(id)
  const dit = indicateur && wordsAtNiveau(indicateur, niveauDe(voulue))
  const campagne = voulue.genre === 'territoire' ? voulue.valeur.campagne : voulue.campagne
  const { donnees, erreur, adresse } = provenance.etat.value
  return (
    <>
      <header class="explication-tete">
        <div>
          <p class="etiquette">
            {voulue.nom}
            {campagne && ` · ${majuscule(libelleCampagne(campagne))}`}
          </p>
          <h2 id="explication-titre">{dit?.libelle ?? id}</h2>
        </div>
        <button type="button" class="bouton-icone" onClick={close}>
          <Icone nom="fermer" />
          <span class="hors-ecran">Fermer l’explication</span>
        </button>
      </header>
      <div class="explication-corps">
        {indicateur && (
          <section>
            <h3>Ce que c’est</h3>
            <p>{dit?.definition}</p>
            {indicateur.precautions.map((precaution) => (
              <p key={precaution} class="note note-precaution">
                {precaution}
              </p>
            ))}
          </section>
        )}
        <section>
          <h3>Comment il est calculé</h3>
          {indicateur && voulue.genre === 'territoire' && <p>{formuleEnMots(indicateur.mesure)}</p>}
          {voulue.genre === 'etablissement' && <p>C’est la valeur lue dans le fichier, sans calcul.</p>}
          {voulue.genre === 'territoire' && <Calcul voulue={voulue} />}
        </section>
        {erreur && <Erreur erreur={erreur} retry={provenance.reload} />}
        {!donnees && !erreur && <Squelette lignes={6} />}
        {donnees && (
          <>
            <Fichiers imports={donnees.imports} />
            <Unites provenance={donnees} />
          </>
        )}
        {adresse && donnees && (
          <p class="note">
            <a href={adresse}>La même explication, pour un programme (API, JSON)</a>
          </p>
        )}
      </div>
    </>
  )
}

function Calcul({ voulue: { valeur, perimetre } }: { voulue: Extract<Demande, { genre: 'territoire' }> }) {
  const indicateur = catalogue.value.get(valeur.indicateur)
  if (!indicateur) return null
  const formule = formuleChiffree(indicateur.mesure, valeur)
  const { mesure } = indicateur
  const classes = mesure.genre === 'repartition' ? mesure.classes : []
  return (
    <>
      <p class="formule">{formule ?? valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite)}</p>
      {phrasesOf(valeur, collecteOf(indicateur, perimetre.type), classes).map((phrase) => (
        <p key={phrase}>{phrase}</p>
      ))}
      {indicateur.couverture_min > 0 && valeur.statut === 'couverture_insuffisante' && (
        <p class="note">
          Sous {Math.round(indicateur.couverture_min * 100)} % de réponses, la valeur est montrée mais n’entre
          dans aucun classement.
        </p>
      )}
    </>
  )
}
