import { PROGRAMMES } from '../../data/catalogue/index.generated.ts'
import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE, TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Condition, Mesure } from '../../data/catalogue/model/mesure.ts'
import { champOfProgramme, type Programme, periodeOfProgramme } from '../../data/catalogue/model/programme.ts'
import { findSource, INDICATEURS } from '../../data/catalogue/registry.ts'
import { code, enumeration, lien, liste, nombre, page, pourcentage, tableau } from './markdown.ts'

const INTRODUCTION = `Un indicateur par fichier de \`data/catalogue/indicators\`, et un par programme dont les établissements sont listés. Une réponse absente n’est jamais un zéro : elle baisse la couverture, dite à côté de chaque valeur.`

const GRAINS = {
  etablissement: 'un établissement',
  commune: 'une commune dans son ensemble',
  academie: 'une académie, valeur publiée telle quelle par son producteur',
} as const

const POLARITES = {
  plus_est_mieux: 'plus est mieux',
  moins_est_mieux: 'moins est mieux',
  neutre: 'ni mieux ni moins bien',
} as const

const GENRES_PROGRAMME: Record<Programme['genre'], string> = {
  experimentation: 'expérimentation',
  appel_a_projets: 'appel à projets',
  label: 'label',
  partenariat: 'partenariat',
  service: 'service',
}

/** Page of every indicator, by component, then of the programmes. */
export function pageIndicateurs(): string {
  const components = COMPOSANTES.flatMap((composante) => {
    const own = INDICATEURS.filter((indicateur) => indicateur.composante === composante)
    return own.length === 0 ? [] : [`## ${LIBELLES_COMPOSANTE[composante]}`, ...own.map(sectionOf)]
  })
  return page([
    '# Indicateurs',
    INTRODUCTION,
    ...components,
    '## Programmes, expérimentations et partenariats',
    'Ce qui n’est pas publié est dit tel. Un programme sans liste d’établissements n’a pas d’indicateur.',
    tableau(
      ['programme', 'nature', 'opérateur', 'période', 'périmètre', 'document', 'indicateur'],
      PROGRAMMES.map(programmeRow),
    ),
  ])
}

function sectionOf(indicateur: Indicateur): string {
  const { id, libelle, definition, unite, population, grain, mesure, precautions, ruptures } = indicateur
  const sources = sourcesOfIndicateur(indicateur).flatMap((source) => findSource(source) ?? [])
  return [
    `<a id="${id}"></a>\n\n### ${libelle}`,
    definition,
    liste([
      `Identifiant : ${code(id)}`,
      `Unité : ${unite.pluriel || 'sans unité'}, ${unite.decimales === 0 ? 'sans décimale' : `${unite.decimales} décimale${unite.decimales > 1 ? 's' : ''}`}`,
      `Une réponse décrit : ${GRAINS[grain]}`,
      `Établissements concernés : ${typesOf(population)}`,
      `Mesure : ${mesureOf(mesure)}`,
      `Classes : ${classesOf(indicateur)}`,
      `Sens : ${POLARITES[indicateur.polarite]}`,
      `Couverture minimale pour être classé : ${pourcentage(indicateur.couvertureMin)}`,
      indicateur.repondantsMin > 1
        ? `Secret en dessous de ${nombre(indicateur.repondantsMin)} réponses`
        : null,
      `Sources : ${sources.map((source) => `${lien(source.titre, `sources.md#${source.id}`)} (${source.producteur})`).join(' ; ')}`,
      ...ruptures.map(({ campagne, motif }) => `Rupture en ${campagne} : ${motif}`),
      ...precautions.map((precaution) => `Précaution : ${precaution}`),
    ]),
  ].join('\n\n')
}

const typesOf = (types: Indicateur['population']): string =>
  enumeration(
    TYPES_ETABLISSEMENT.filter((type) => types.includes(type)).map((type) => LIBELLES_TYPE[type].pluriel),
  )

function mesureOf(mesure: Mesure): string {
  switch (mesure.genre) {
    case 'part':
      return `part de ceux dont ${conditionOf(mesure.oui)}, avec les deux bornes de ce que les muets peuvent changer`
    case 'ratio':
      return `rapport de deux sommes${mesure.facteur === 1 ? '' : `, multiplié par ${nombre(mesure.facteur)}`} (jamais une moyenne de rapports)`
    case 'repartition':
      return `nombre d’unités par classe, « non communiqué » compris (${mesure.classes.map(({ libelle }) => libelle).join(', ')})`
    case 'mediane':
      return 'médiane, et premier et dernier déciles'
    case 'somme':
      return 'somme des réponses, jamais extrapolée'
  }
}

const COMPARAISONS = { '>=': 'd’au moins', '>': 'de plus de', '<': 'de moins de', '<=': 'd’au plus' } as const

function conditionOf(condition: Condition): string {
  if ('parmi' in condition)
    return `la réponse est ${enumeration(
      condition.parmi.map((v) => `« ${v} »`),
      'ou',
    )}`
  if ('vrai' in condition) return 'la réponse est oui'
  return `la valeur est ${COMPARAISONS[condition.operateur]} ${nombre(condition.seuil)}`
}

function classesOf({ legende }: Indicateur): string {
  if (legende.genre === 'quantiles') return `${legende.classes} classes de même effectif`
  if (legende.genre === 'categorielle') return 'une par réponse'
  return `seuils ${legende.seuils.map(nombre).join(', ')}`
}

function programmeRow(programme: Programme): string[] {
  const { libelle, id, genre, operateur, perimetre, document, sources } = programme
  return [
    libelle,
    GENRES_PROGRAMME[genre],
    operateur,
    periodeOfProgramme(programme),
    perimetre,
    document.url ? lien(document.titre, document.url) : `${document.titre} (adresse non retrouvée)`,
    sources.length > 0 ? lien(code(champOfProgramme(id)), `#${champOfProgramme(id)}`) : 'aucun',
  ]
}
