import type { Indicateur } from '../../../data/catalogue/model/indicateur.ts'
import type { GenreMesure } from '../../../data/catalogue/model/mesure.ts'
import { INDICATEURS } from '../../../data/catalogue/registry.ts'
import type { Chiffre } from '../../../data/mots/chiffre.ts'
import { formuleChiffree, formuleEnMots } from '../../../data/mots/formule.ts'
import { compte } from '../../../data/mots/nombre.ts'
import { phrasesOf } from '../../../data/mots/phrases.ts'
import { collecteOf } from '../../../data/mots/reponses.ts'
import { valeurOuStatut } from '../../../data/mots/valeur.ts'
import { type Html, html } from '../../documentation/html.ts'
import { fr } from '../prose.ts'

/** A measure worked out on four invented schools. */
export interface Exemple {
  indicateur: Indicateur
  reponses: readonly (string | null)[]
  chiffre: Chiffre
}

const TITRES: Record<GenreMesure, string> = {
  part: 'Part : combien, sur cent, répondent oui',
  ratio: 'Rapport : une somme sur une autre',
  repartition: 'Répartition : combien dans chaque classe',
  mediane: 'Médiane : la valeur du milieu',
  somme: 'Somme : le total de ce qui est connu',
}

/** What would go wrong with the shortcut that each measure refuses. */
const MISES_EN_GARDE: Partial<Record<GenreMesure, string>> = {
  part: 'L’école muette n’est pas comptée comme un « non » : les deux bornes disent ce que deviendrait la part si elle avait répondu non, ou oui.',
  ratio:
    'La moyenne des trois rapports (100, 10 et 7,7) donnerait 39,2 : elle ferait peser une petite école autant qu’une grande. Le rapport des sommes ne le fait pas.',
  repartition: 'L’école muette forme une classe à part, « n.c. » : les parts sont celles des quatre écoles.',
  mediane:
    'La moyenne des trois débits serait tirée vers le haut par le plus rapide ; la médiane ne l’est pas.',
  somme: 'L’école muette manque au total : elle n’est pas remplacée par une estimation.',
}

/** The five measures, each with its formula and its worked example. */
export const sectionMesures = (exemples: readonly Exemple[]): Html =>
  fr`<section id="mesures"><h2>Les cinq façons de faire un nombre</h2><p>Chaque indicateur déclare sa mesure une fois. La base de données, la carte, les graphiques, les fichiers et les phrases en sont tous tirés. Les exemples portent sur quatre écoles inventées, dont la dernière n’a pas répondu ; leurs résultats sont calculés par le programme même qui calcule les chiffres publiés.</p>${exemples.map(exemple)}</section>`

function exemple({ indicateur, reponses, chiffre }: Exemple): Html {
  const { mesure } = indicateur
  const classes = mesure.genre === 'repartition' ? mesure.classes : []
  const publiee = { grain: indicateur.grain, sources: [], predicat: indicateur.predicat ?? null }
  const formule = formuleChiffree(mesure, chiffre)
  const emplois = INDICATEURS.filter((autre) => autre.mesure.genre === mesure.genre).length
  return fr`<article class="mesure-exemple" id="mesure-${mesure.genre}"><h3>${TITRES[mesure.genre]} <span class="note">${compte(emplois, 'indicateur', 'indicateurs')}</span></h3><p>${formuleEnMots(mesure)}</p>
<div class="exemple-corps"><table class="table-simple"><caption>Exemple : <a href="/donnees/indicateurs/${indicateur.id}">${indicateur.libelle}</a></caption><thead><tr><th scope="col">École</th><th scope="col">Réponse</th></tr></thead><tbody>${reponses.map((reponse, rang) => html`<tr><th scope="row">École ${'ABCD'[rang]}</th><td>${reponse ?? 'n.c. (pas de réponse)'}</td></tr>`)}</tbody></table>
<div><p class="formule">${formule ?? valeurOuStatut(chiffre.valeur, chiffre.statut, chiffre.unite)}</p>${phrasesOf(chiffre, { ...collecteOf(publiee, 'ecole'), interroge: true }, classes).map((phrase) => html`<p>${phrase}</p>`)}<p class="note">${MISES_EN_GARDE[mesure.genre]}</p></div></div></article>`
}
