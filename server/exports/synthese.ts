import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import { LIBELLES_SECTEUR, LIBELLES_TYPE } from '../../data/catalogue/model/etablissement.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import { findIndicateur, getNiveau, nameSource } from '../../data/catalogue/registry.ts'
import { readJointe } from '../../data/mots/jointe.ts'
import { ditPerimetre } from '../../data/mots/perimetre.ts'
import { phrasesIndicateur } from '../../data/mots/phrases-indicateur.ts'
import { majuscule } from '../../data/mots/texte.ts'
import type { Unite } from '../../data/mots/valeur.ts'
import type { EtablissementListe } from '../contract/etablissements.ts'
import type { Synthese, Valeur } from '../contract/synthese.ts'
import type { Mesure } from '../queries/filtres/indicateur.ts'
import { type Case, enTete, type Feuille, feuille } from './classeur.ts'
import { styleNombre } from './styles.ts'

/** Addresses a workbook leads to: the root of the site, the page of the territory. */
interface Adresses {
  origine: string
  page: string
}

const COLONNES_VALEURS = [
  ['Composante', 22],
  ['Indicateur', 44],
  ['Valeur', 12],
  ['Unité', 16],
  ['Au moins', 11],
  ['Au plus', 11],
  ['Répondants', 12],
  ['Attendus', 11],
  ['Couverture', 12],
  ['Ce que l’on sait', 30],
  ['En clair', 70],
] as const
/** Rows that present the sheet before the header of its table. */
const PRESENTATION = 6

const nombreMis = (valeur: number | null, unite: Unite): Case =>
  valeur === null ? null : { valeur, style: styleNombre(unite.decimales) }
const entier = (valeur: number): Case => ({ valeur, style: 'entier' })
const phrase = (texte: string): Case => ({ valeur: texte, style: 'phrase' })

/**
 * The sheet that is read first: what the page says, a row for each indicator that has something to say. Numbers are
 * those of the API, unrounded: only their writing is.
 */
export function feuilleSynthese(synthese: Synthese, { page }: Adresses): Feuille {
  const { territoire, type, secteur, etablissements, licence, avertissements, citation } = synthese
  const demonstration = avertissements.find(({ code }) => code === 'demonstration')?.message
  const parent = synthese.valeurs.find((valeur) => valeur.parent)?.parent
  const comparee = parent ? ([[`Valeur : ${parent.nom}`, 18]] as const) : []
  const colonnes = [...COLONNES_VALEURS, ...comparee, ['Campagne', 18], ['Sources', 40]] as const
  const presentation: Case[][] = [
    [{ valeur: `${territoire.nom} : le numérique éducatif`, style: 'titre' }],
    [
      `${getNiveau(territoire.niveau).libelle.singulier} ${territoire.code}, ${ditPerimetre({ type, secteur }, etablissements.total)}`,
    ].map(majuscule),
    [
      {
        valeur: demonstration ?? `Données ouvertes, sous ${licence.titre}.`,
        style: 'note',
      },
    ],
    [{ valeur: citation?.texte ?? 'Aucune publication.', style: 'note' }],
    [{ valeur: page, style: 'lien', lien: page }],
    [],
  ]
  const lignes = synthese.valeurs
    .filter(({ attendus }) => attendus > 0)
    .map((valeur) => ligneValeur(valeur, type, parent !== undefined))
  return feuille(
    'Synthèse',
    colonnes.map(([, largeur]) => largeur),
    PRESENTATION + 1,
    [...presentation, enTete(colonnes.map(([titre]) => titre)), ...lignes],
  )
}

function ligneValeur(valeur: Valeur, type: Synthese['type'], avecParent: boolean): Case[] {
  const { composante, libelle, unite, attendus, repondants, couverture, statut, campagne, parent } = valeur
  const indicateur = findIndicateur(valeur.indicateur)
  const classe = indicateur ? classeOf(indicateur, valeur.valeur) : null
  return [
    LIBELLES_COMPOSANTE[composante],
    phrase(libelle),
    classe ? phrase(classe) : nombreMis(valeur.valeur, unite),
    classe ? 'classe la plus fréquente' : unite.pluriel,
    nombreMis(valeur.borne_basse, unite),
    nombreMis(valeur.borne_haute, unite),
    entier(repondants),
    entier(attendus),
    couverture === null ? null : { valeur: couverture, style: 'part' },
    phrase(LIBELLES_STATUT[statut].long),
    phrase(indicateur ? phrasesIndicateur(valeur, indicateur, type).join(' ') : ''),
    ...(avecParent ? [classe || !parent ? null : nombreMis(parent.valeur, unite)] : []),
    campagne ? majuscule(libelleCampagne(campagne)) : null,
    phrase(indicateur ? sourcesEcrites(indicateur) : ''),
  ]
}

/** Name of the class that a distribution gives by its rank; `null` for any other measure. */
function classeOf({ mesure }: Indicateur, valeur: number | null): string | null {
  if (mesure.genre !== 'repartition' || valeur === null) return null
  return mesure.classes[valeur]?.libelle ?? null
}

const sourcesEcrites = (indicateur: Indicateur): string =>
  sourcesOfIndicateur(indicateur).map(nameSource).join(' ; ')

/** How the units of each distribution fall into its classes, those that said nothing apart. */
export function feuilleRepartitions({ valeurs }: Synthese): Feuille {
  const lignes = valeurs.flatMap(({ indicateur, libelle, repartition, attendus }) => {
    const declare = findIndicateur(indicateur)
    if (!repartition || declare?.mesure.genre !== 'repartition' || attendus === 0) return []
    const classes = [...declare.mesure.classes, { id: 'nc', libelle: LIBELLES_STATUT.non_communique.long }]
    return classes.flatMap(({ id, libelle: classe }): Case[][] => {
      const effectif = repartition[id]
      if (effectif === undefined) return []
      return [[libelle, classe, entier(effectif), { valeur: effectif / attendus, style: 'part' }]]
    })
  })
  const titres = enTete(['Indicateur', 'Classe', 'Effectif', 'Part de tous'])
  return feuille('Répartitions', [48, 34, 12, 14], 1, [titres, ...lignes])
}

/** What each number means, where it comes from, and where that is written at length. */
export function feuilleIndicateurs({ valeurs }: Synthese, { origine }: Adresses): Feuille {
  const lignes = valeurs.flatMap(({ indicateur, libelle, campagne }): Case[][] => {
    const declare = findIndicateur(indicateur)
    if (!declare) return []
    const page = `${origine}/donnees/indicateurs/${indicateur}`
    return [
      [
        indicateur,
        phrase(libelle),
        phrase(declare.definition),
        phrase(declare.precautions.join(' ')),
        campagne ? majuscule(libelleCampagne(campagne)) : null,
        phrase(sourcesEcrites(declare)),
        { valeur: page, style: 'lien', lien: page },
      ],
    ]
  })
  const titres = enTete([
    'Identifiant',
    'Indicateur',
    'Définition',
    'Précautions',
    'Campagne',
    'Sources',
    'En savoir plus',
  ])
  return feuille('Indicateurs', [24, 40, 70, 50, 18, 40, 40], 1, [titres, ...lignes])
}

const IDENTITE_ECOLES = [
  ['UAI', 12],
  ['Établissement', 44],
  ['Type', 12],
  ['Secteur', 10],
  ['Commune', 28],
  ['Code commune', 14],
] as const

/** Every school of the perimeter, with its answers written as on its page. */
export function feuilleEcoles(
  mesures: readonly Mesure[],
  lots: AsyncIterable<readonly EtablissementListe[]>,
): Feuille {
  const titres = mesures.map(
    ({ indicateur, campagne }) => `${indicateur.libelle} (${libelleCampagne(campagne)})`,
  )
  async function* lignes(): Feuille['lots'] & AsyncGenerator {
    yield [enTete([...IDENTITE_ECOLES.map(([titre]) => titre), ...titres])]
    for await (const lot of lots) yield lot.map((ecole) => ligneEcole(ecole, mesures))
  }
  const largeurs = [...IDENTITE_ECOLES.map(([, largeur]) => largeur), ...mesures.map(() => 20)]
  return { nom: 'Établissements', largeurs, entete: 1, lots: lignes() }
}

function ligneEcole(ecole: EtablissementListe, mesures: readonly Mesure[]): Case[] {
  const { uai, nom, type, secteur, commune, indicateurs } = ecole
  return [
    uai,
    nom ?? null,
    type ? majuscule(LIBELLES_TYPE[type].singulier) : null,
    secteur ? LIBELLES_SECTEUR[secteur] : null,
    commune?.nom ?? null,
    commune?.code ?? null,
    ...mesures.map(({ indicateur }, rang): Case => {
      const lue = readJointe(indicateurs?.[rang], indicateur.mesure)
      return typeof lue === 'number' ? nombreMis(lue, indicateur.unite) : lue
    }),
  ]
}
