import { SOURCES } from '../../data/catalogue/index.generated.ts'
import { sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import {
  type Assertions,
  LICENCES,
  type Source,
  type SourceTabulaire,
} from '../../data/catalogue/model/source.ts'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { code, enumeration, lien, liste, nombre, page, pourcentage, tableau } from './markdown.ts'

const GENRES = {
  tableau: 'fichier tabulaire (CSV ou JSON)',
  contours: 'contours (GeoJSON)',
  embarquee: 'fournie avec l’observatoire',
} as const

const INTRODUCTION = `Une source par fichier de \`data/catalogue/sources\`. Chaque colonne d’un fichier est lue, ignorée par son nom, ou signalée par un avertissement : jamais devinée. Une ligne illisible est rejetée avec son numéro, sa colonne et son motif.`

/** Page of every source: where it comes from, what is read of it, what is checked, what reads it. */
export function pageSources(): string {
  const rows = SOURCES.map(({ id, titre, producteur, frequence, genre }) => [
    lien(titre, `#${id}`),
    code(id),
    producteur,
    frequence,
    GENRES[genre],
  ])
  return page([
    '# Sources',
    INTRODUCTION,
    tableau(['source', 'identifiant', 'producteur', 'fréquence', 'forme'], rows),
    ...SOURCES.map(sectionOf),
  ])
}

function sectionOf(source: Source): string {
  const { id, titre, description, reserve, producteur, licence, url, frequence, fichiers } = source
  const lecteurs = INDICATEURS.filter((indicateur) => sourcesOfIndicateur(indicateur).includes(id))
  return [
    `<a id="${id}"></a>\n\n## ${titre}`,
    description,
    reserve ? `> **Ce que nous n’en savons pas.** ${reserve}` : null,
    liste([
      `Identifiant : ${code(id)}`,
      `Producteur : ${producteur}`,
      `Licence : ${lien(LICENCES[licence].titre, LICENCES[licence].url)}`,
      `Page du jeu de données : <${url}>`,
      `Fréquence : ${frequence}`,
      source.genre === 'tableau' ? `Campagne : ${campagneOf(source)}` : null,
      fichiers.length > 0
        ? `Noms de fichiers reconnus : ${fichiers.map((f) => code(f.source)).join(', ')}`
        : null,
      source.genre === 'tableau' ? reductionOf(source) : null,
      `Contrôles : ${assertionsOf(source.assertions)}`,
      `Indicateurs : ${lecteurs.length === 0 ? 'aucun' : lecteurs.map(({ id: lecteur }) => lien(code(lecteur), `indicateurs.md#${lecteur}`)).join(', ')}`,
    ]),
    source.genre === 'tableau' ? colonnesOf(source) : null,
  ]
    .filter((section) => section !== null)
    .join('\n\n')
}

function campagneOf({ referentiel, campagneDuFichier }: SourceTabulaire): string {
  if (referentiel) return 'aucune, un nouvel import remplace tout le précédent'
  return campagneDuFichier ? 'lue dans le nom du fichier, ou donnée à l’import' : 'lue dans chaque ligne'
}

function reductionOf({ reduction }: SourceTabulaire): string | null {
  if (!reduction) return null
  const { compte, maximum = [] } = reduction
  const largest = maximum.length > 0 ? ` ; pour ${maximum.map(code).join(', ')}, le plus grand est gardé` : ''
  return `Regroupement : les lignes d’une même unité et d’une même campagne n’en font qu’une ; les nombres sont additionnés${largest} ; ${code(compte)} compte les lignes`
}

function assertionsOf({ lignesMin, perteMax, rejetsMax, remplissage }: Assertions): string {
  const filled = Object.entries(remplissage).map(
    ([champ, part]) => `${code(champ)} rempli à ${pourcentage(part)}`,
  )
  return `au moins ${nombre(lignesMin)} ligne${lignesMin > 1 ? 's' : ''}, au plus ${pourcentage(rejetsMax)} de lignes rejetées, au plus ${pourcentage(perteMax)} de lignes perdues d’un import au suivant${filled.length > 0 ? ` ; ${enumeration(filled)}` : ''}`
}

function colonnesOf({ champs, ignorees }: SourceTabulaire): string {
  const rows = Object.entries(champs).map(([nom, { colonnes, obligatoire, facultatif, tolere }]) => [
    colonnes.map(code).join(' ou '),
    code(nom),
    [
      obligatoire ? 'cellule obligatoire' : '',
      facultatif ? 'colonne facultative' : '',
      tolere ? 'cellule illisible tolérée' : '',
    ]
      .filter((note) => note !== '')
      .join(', '),
  ])
  const left = ignorees.map((titre) => code(typeof titre === 'string' ? titre : titre.source))
  return [
    tableau(['colonne', 'champ', 'exigence'], rows),
    left.length > 0 ? `Colonnes connues et ignorées : ${left.join(', ')}.` : '',
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}
