import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { nombre } from '../../../data/mots/nombre.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { valeurOuStatut } from '../../../data/mots/valeur.ts'
import type { ComparaisonTerritoires } from '../../../server/contract/comparaison.ts'
import { GraphiqueMesure } from '../../components/fiche/graphique-mesure.tsx'
import { catalogue } from '../../state/catalogue.ts'

interface Props {
  compare: ComparaisonTerritoires['indicateurs'][number]
  territoires: ComparaisonTerritoires['territoires']
}

/** One indicator on every territory: one chart, then what can be said of each difference with the first. */
export function IndicateurCompare({ compare, territoires }: Props) {
  const indicateur = catalogue.value.get(compare.indicateur)
  if (!indicateur) return null
  const { grain, mesure, unite, libelle, campagne } = compare
  const valeurs = compare.valeurs.map((valeur, i) => ({
    nom: territoires[i]?.nom ?? valeur.code,
    valeur: { ...valeur, grain, mesure, unite },
  }))
  const ecarts = compare.valeurs.flatMap(({ code, ecart }, i) =>
    ecart ? [{ code, nom: territoires[i]?.nom ?? code, ...ecart }] : [],
  )
  return (
    <article class="mesure">
      <header>
        <h3>{libelle}</h3>
        {campagne && <p class="etiquette">{majuscule(libelleCampagne(campagne))}</p>}
      </header>
      <GraphiqueMesure
        indicateur={indicateur}
        valeurs={valeurs}
        resume={`${libelle} : ${valeurs.map(({ nom, valeur }) => `${nom} ${valeurOuStatut(valeur.valeur, valeur.statut, unite)}`).join(', ')}.`}
      />
      {mesure === 'somme' && (
        <ul class="totaux">
          {valeurs.map(({ nom, valeur }) => (
            <li key={nom}>
              <span>{nom}</span>
              <strong>{valeurOuStatut(valeur.valeur, valeur.statut, unite)}</strong>
              <span class="note">
                {nombre(valeur.repondants)} sur {nombre(valeur.attendus)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {ecarts.length > 0 && (
        <ul class="mesure-comparaisons">
          {ecarts.map(({ code, nom, phrase, certitude }) => (
            <li key={code} class={`ecart-${certitude}`}>
              <strong>{nom}.</strong> {phrase}
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
