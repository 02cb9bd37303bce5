import type { Campagne } from '../enquete/cibles.ts'
import { buildEnt } from '../enquete/services.ts'
import { elevesOf } from '../monde/effectifs.ts'
import { type Etablissement, NATURES } from '../monde/etablissement.ts'
import { tirage, tirageNormal } from '../random.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const PROFILS = ['eleve', 'parent', 'enseignant', 'admin_vie_scol_tech'] as const
const tableau = defineTableau(
  [
    ...'debutsemaine uai academie commune departement region ministere circonscription nature_uai secteur'.split(
      ' ',
    ),
    'visites_globales',
    'utilisateurs_globales',
    ...PROFILS.flatMap((profil) => [`visites_${profil}`, `utilisateurs_${profil}`, `duree_${profil}`]),
  ],
  PORTAIL,
)

/**
 * Weeks told by the demonstration, five for each school year where the real file has them all: enough for every
 * indicator, small enough for a first start.
 */
const SEMAINES: Partial<Record<Campagne, readonly string[]>> = {
  '2019': ['2019-09-09', '2019-11-18', '2020-01-13', '2020-03-23', '2020-05-18'],
  '2024': ['2024-09-09', '2024-11-18', '2025-01-13', '2025-03-24', '2025-05-19'],
}

/** Shares of visits by profile: pupils, parents, teachers, others. */
const PARTS = [0.5, 0.28, 0.19, 0.03] as const
/** One école with an ENT in ten is written; every school of the second degré is. */
const PART_ECOLES = 0.1

const suivie = tirage('dnma/ecole')
const ardeur = tirageNormal('dnma/ardeur')
const fidele = tirage('dnma/fidele')
const semaineCreuse = tirage('dnma/semaine')

/** ENT audience by school and week, names of the API; durations, published as text, stay empty. */
export const dnmaProfils: Fichier = {
  source: 'dnma-profils',
  nom: 'fr-en-dnma-par-uai-profils.csv',
  format: PORTAIL,
  *lignes(contexte: Contexte) {
    const { monde, appellations, garde } = contexte
    yield tableau.entete
    for (const [campagne, semaines] of Object.entries(SEMAINES) as [Campagne, readonly string[]][]) {
      const projets = buildEnt(monde, appellations, campagne)
      const suivis = monde.etablissements.filter(
        (e) => projets[e.rang] !== null && (e.type !== 'ecole' || suivie(e.rang) < PART_ECOLES),
      )
      for (const [rang, semaine] of semaines.entries()) {
        for (const etablissement of suivis) {
          if (garde(etablissement.site.departement)) {
            yield ligneOf(contexte, etablissement, semaine, visitesOf(etablissement, campagne, rang))
          }
        }
      }
    }
  },
}

/** Visits of one week: by habit of the school, none in its slack weeks; one school in sixty never visits. */
function visitesOf(etablissement: Etablissement, campagne: Campagne, semaine: number): number {
  const { rang, type } = etablissement
  const habitude = fidele(rang)
  if (habitude < 1 / 60) return 0
  const creuse = semaineCreuse(rang * 16 + semaine + (campagne === '2019' ? 0 : 8))
  if (creuse < 0.35 * (1 - habitude)) return 0
  const parEleve = type === 'ecole' ? 1.4 : type === 'college' ? 4.5 : 5.5
  const elan = campagne === '2019' ? 0.8 : 1
  return Math.round(elevesOf(etablissement, campagne) * parEleve * elan * Math.exp(0.5 * ardeur(rang)))
}

function ligneOf(
  { appellations }: Contexte,
  { uai, site, nature, secteur, circonscription }: Etablissement,
  semaine: string,
  visites: number,
): string {
  const appellation = appellations.get(site.departement)
  const cellules: Record<string, string | number> = {
    debutsemaine: semaine,
    uai,
    academie: appellation?.academie ?? '',
    commune: site.nom,
    departement: appellation?.departement ?? '',
    region: appellation?.region ?? '',
    ministere: "MINISTERE DE L'EDUCATION NATIONALE",
    circonscription: circonscription?.nom ?? '',
    nature_uai: NATURES[nature].libelle,
    secteur: secteur === 'public' ? 'Public' : 'Privé',
    visites_globales: visites,
    utilisateurs_globales: Math.round(visites / 4.5),
  }
  PROFILS.forEach((profil, i) => {
    const part = Math.floor(visites * (PARTS[i] ?? 0))
    cellules[`visites_${profil}`] = part
    cellules[`utilisateurs_${profil}`] = Math.round(part / 4.5)
  })
  return tableau.ligne(cellules)
}
