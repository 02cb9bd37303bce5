import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { phraseComparaison, phraseDuTotal } from '../../../data/mots/comparaison.ts'
import { phrasesOf } from '../../../data/mots/phrases.ts'
import { collecteOf } from '../../../data/mots/reponses.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { valeurOuStatut } from '../../../data/mots/valeur.ts'
import type { IndicateurPublie } from '../../../server/contract/indicateurs.ts'
import type { Valeur } from '../../../server/contract/synthese.ts'
import { Chiffre } from '../chiffre.tsx'
import { Icone } from '../icone.tsx'
import type { Contexte } from './contexte.ts'
import { Evolution } from './evolution.tsx'
import { GraphiqueMesure } from './graphique-mesure.tsx'
import { Signaler } from './signaler.tsx'

interface Props {
  indicateur: IndicateurPublie
  /** This territory first, then those it is compared with. */
  valeurs: readonly { nom: string; valeur: Valeur }[]
  contexte: Contexte
}

/** One indicator of a territory: the number, the sentences, the chart of its measure, how it changed, and why. */
export function Mesure({ indicateur, valeurs, contexte }: Props) {
  const [ici, ...autres] = valeurs
  if (!ici) return null
  const { valeur } = ici
  const { mesure } = indicateur
  const classes = mesure.genre === 'repartition' ? mesure.classes : []
  const phrases = phrasesOf(valeur, collecteOf(indicateur, contexte.perimetre.type), classes)
  const comparaisons = autres.flatMap(
    ({ nom, valeur: autre }) =>
      phraseComparaison(valeur, autre, nom) ?? phraseDuTotal(valeur, autre, nom) ?? [],
  )
  const resume = [`${indicateur.libelle}, ${ici.nom} :`, write(valeur), ...phrases.slice(0, 1)].join(' ')
  return (
    <article class="mesure" id={`indicateur-${indicateur.id}`}>
      <header>
        <h3>{indicateur.libelle}</h3>
        <p class="etiquette">
          {valeur.campagne && majuscule(libelleCampagne(valeur.campagne))}
          {indicateur.grain === 'commune' && ' · mesuré par commune, tous locaux'}
          {indicateur.grain === 'academie' && ' · publié par académie'}
        </p>
      </header>
      {mesure.genre !== 'repartition' && (
        <Chiffre valeur={valeur.valeur} statut={valeur.statut} unite={valeur.unite} />
      )}
      <div class="mesure-phrases">
        {phrases.map((phrase) => (
          <p key={phrase}>{phrase}</p>
        ))}
      </div>
      <GraphiqueMesure indicateur={indicateur} valeurs={valeurs} resume={resume} />
      {comparaisons.length > 0 && (
        <ul class="mesure-comparaisons">
          {comparaisons.map((phrase) => (
            <li key={phrase}>{phrase}</li>
          ))}
        </ul>
      )}
      {indicateur.campagnes.length > 1 && <Evolution indicateur={indicateur} contexte={contexte} />}
      <p class="mesure-pied">
        <button type="button" class="lien" onClick={() => contexte.explain(valeur)}>
          <Icone nom="info" /> Expliquer ce chiffre
          <span class="hors-ecran"> : {indicateur.libelle}</span>
        </button>
        <Signaler
          cellule={{ ...contexte.lieu, indicateur: indicateur.id, campagne: valeur.campagne }}
          quoi={indicateur.libelle}
        />
      </p>
    </article>
  )
}

const write = (valeur: Valeur): string =>
  valeur.mesure === 'repartition' ? '' : `${valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite)}.`
