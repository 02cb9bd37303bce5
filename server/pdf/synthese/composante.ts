import { CAMPAGNE_REFERENTIEL, libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { type Composante, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import type { Chiffre } from '../../../data/mots/chiffre.ts'
import { nombre } from '../../../data/mots/nombre.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { valeurOuStatut } from '../../../data/mots/valeur.ts'
import type { DonneesSynthese, MesureComparee } from '../../queries/donnees-synthese.ts'
import { writeSousTitre, writeTitre } from '../blocs.ts'
import { GAUCHE, LARGEUR, type Papier } from '../papier.ts'
import { writeTableau } from '../tableau.ts'
import { blocMesure, isDessinable } from './bloc-mesure.ts'

const ECART = 22
const LARGEUR_BLOC = (LARGEUR - ECART) / 2

/** Measures drawn in a document, the most telling first; what is not named here comes after, in the catalogue's order. */
const DESSINES: Record<Composante, { preferes: readonly string[]; max: number }> = {
  connectivite: {
    preferes: ['fibre_etablissement', 'debit_constate', 'quadrant_debit', 'techno_ftth'],
    max: 4,
  },
  equipement: {
    preferes: ['terminaux_pour_100', 'eleves_par_terminal', 'part_moins_5_ans', 'tablettes_pour_100'],
    max: 4,
  },
  services: { preferes: ['ent', 'maintenance', 'gar_ouvert', 'pix_certifies'], max: 4 },
  experimentations: { preferes: [], max: 0 },
  referentiel: { preferes: ['ips', 'part_education_prioritaire'], max: 2 },
}

const rangOf = (id: string, preferes: readonly string[]): number =>
  preferes.includes(id) ? preferes.indexOf(id) : preferes.length

/** One component: its charts two by two, then every other number in a table. Nothing when nothing is asked here. */
export function writeComposante(papier: Papier, composante: Composante, donnees: DonneesSynthese): void {
  const posees = donnees.mesures.filter(
    ({ indicateur, chiffres }) => indicateur.composante === composante && (chiffres[0]?.attendus ?? 0) > 0,
  )
  if (posees.length === 0) return
  const { preferes, max } = DESSINES[composante]
  const dessinees = posees
    .filter(isDessinable)
    .sort((a, b) => rangOf(a.indicateur.id, preferes) - rangOf(b.indicateur.id, preferes))
    .slice(0, max)
  const autres = posees.filter((mesure) => !dessinees.includes(mesure))
  const blocs = dessinees.map((mesure) => blocMesure(papier, mesure, donnees, LARGEUR_BLOC))
  papier.partie('Sect', () => {
    writeTitre(papier, LIBELLES_COMPOSANTE[composante], Math.max(60, hauteurRang(blocs.slice(0, 2))))
    for (let i = 0; i < blocs.length; i += 2) {
      const rang = blocs.slice(i, i + 2)
      papier.place(hauteurRang(rang))
      for (const [j, bloc] of rang.entries()) bloc.draw(GAUCHE + j * (LARGEUR_BLOC + ECART), papier.y)
      papier.y += hauteurRang(rang) + 14
    }
    if (autres.length > 0) writeAutres(papier, autres, donnees, dessinees.length > 0)
    papier.y += 8
  })
}

const hauteurRang = (rang: readonly { hauteur: number }[]): number =>
  Math.max(0, ...rang.map(({ hauteur }) => hauteur))

function writeAutres(
  papier: Papier,
  mesures: readonly MesureComparee[],
  { lieux }: DonneesSynthese,
  suite: boolean,
): void {
  if (suite) writeSousTitre(papier, 'Autres indicateurs', 90)
  writeTableau(papier, {
    resume: 'Indicateur, campagne, réponses connues, valeur ici et aux niveaux au-dessus.',
    colonnes: [
      { titre: 'Indicateur', part: 36 },
      { titre: 'Campagne', part: 17 },
      { titre: 'Réponses', part: 13, aligner: 'right' },
      ...lieux.map(({ nom }) => ({ titre: nom, part: 15, aligner: 'right' as const })),
    ],
    lignes: mesures.map(({ indicateur, campagne, chiffres }) => [
      indicateur.libelle,
      campagne ? writeCampagne(campagne) : '',
      reponses(chiffres[0]),
      ...chiffres.map((chiffre) => write(chiffre, indicateur)),
    ]),
  })
}

/** Reference data have no campaign: in a narrow cell, their name is enough. */
const writeCampagne = (campagne: string): string =>
  campagne === CAMPAGNE_REFERENTIEL ? 'Référentiel' : majuscule(libelleCampagne(campagne))

const reponses = (chiffre: Chiffre | undefined): string =>
  chiffre ? `${nombre(chiffre.repondants)} sur ${nombre(chiffre.attendus)}` : ''

/** A value in a narrow cell; the most frequent class of a distribution; a weak one is marked. */
function write(chiffre: Chiffre, { mesure, unite }: MesureComparee['indicateur']): string {
  const { valeur, statut } = chiffre
  if (valeur !== null && mesure.genre === 'repartition') return mesure.classes[valeur]?.libelle ?? ''
  const ecrite = valeurOuStatut(valeur, statut, { ...unite, ...(unite.id !== 'pourcent' && SANS_NOM) })
  return statut === 'couverture_insuffisante' && valeur !== null ? `${ecrite}*` : ecrite
}

/** Names of units are in the label of the indicator. */
const SANS_NOM = { singulier: '', pluriel: '' }
