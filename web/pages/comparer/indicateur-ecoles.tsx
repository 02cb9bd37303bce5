import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { LIBELLES_STATUT } from '../../../data/catalogue/model/statut.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { ComparaisonEtablissements } from '../../../server/contract/comparaison-etablissements.ts'
import { Comparaison } from '../../charts/comparaison.tsx'
import { ecrireReponse } from '../../format/reponse.ts'
import { catalogue } from '../../state/catalogue.ts'

type Compare = ComparaisonEtablissements['indicateurs'][number]

interface Props {
  compare: Compare
  /** Names of the schools, in the order of the values. */
  noms: readonly string[]
}

/** One indicator on every school: a chart for amounts, a list for answers, then each difference with the first. */
export function IndicateurEcoles({ compare, noms }: Props) {
  const { libelle, campagne, valeurs, grain } = compare
  const chiffree = compare.mesure !== 'part' && compare.mesure !== 'repartition'
  const ecarts = valeurs.flatMap(({ uai, ecart }, i) =>
    ecart ? [{ uai, nom: noms[i] ?? uai, ...ecart }] : [],
  )
  return (
    <article class="mesure">
      <header>
        <h3>{libelle}</h3>
        <p class="etiquette">
          {majuscule(libelleCampagne(campagne))}
          {grain === 'commune' && ' · valeur de la commune'}
          {grain === 'academie' && ' · valeur de l’académie'}
        </p>
      </header>
      {chiffree ? <Graphique compare={compare} noms={noms} /> : <Reponses compare={compare} noms={noms} />}
      {chiffree && ecarts.length > 0 && (
        <ul class="mesure-comparaisons">
          {ecarts.map(({ uai, nom, phrase, certitude, identique }) => (
            <li key={uai} class={certitude === 'declaree' && !identique ? 'ecart-incertain' : ''}>
              <strong>{nom}.</strong> {phrase}
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

function Graphique({ compare: { libelle, unite, valeurs }, noms }: Props) {
  const lignes = valeurs.map(({ valeur, statut, uai }, i) => ({
    libelle: noms[i] ?? uai,
    valeur: typeof valeur === 'number' ? valeur : null,
    reserve: valeur === null ? LIBELLES_STATUT[statut].court : '',
    bas: null,
    haut: null,
    sujet: i === 0,
  }))
  const dites = valeurs.map((valeur, i) => `${noms[i]} ${ecrireReponse({ ...valeur, unite }, null)}`)
  return (
    <Comparaison
      resume={`${libelle} : ${dites.join(', ')}.`}
      lignes={lignes}
      unite={unite}
      forme={unite.id === 'indice' || unite.id === 'pourcent' ? 'point' : 'barre'}
      bande=""
    />
  )
}

/** Answers in words: what is not like the first stands out, and says so to those who cannot see it. */
function Reponses({ compare: { indicateur, unite, valeurs }, noms }: Props) {
  const mesure = catalogue.value.get(indicateur)?.mesure ?? null
  return (
    <ul class="totaux">
      {valeurs.map((valeur, i) => (
        <li key={valeur.uai} class={valeur.ecart && !valeur.ecart.identique ? 'est-autre' : ''}>
          <span>{noms[i]}</span>
          <strong>{ecrireReponse({ ...valeur, unite }, mesure)}</strong>
          {valeur.ecart && !valeur.ecart.identique && <span class="hors-ecran">{valeur.ecart.phrase}</span>}
        </li>
      ))}
    </ul>
  )
}
