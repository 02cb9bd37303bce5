import { roundKeepingSums, tirageNormal } from '../random.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

/** National totals of 2024-2025, and what is counted outside every académie (portal of the ministry). */
const TOTAUX = {
  acces: [54_096_270, 1_935],
  accedants: [10_829_562, 7_189],
  affectations: [86_549_678, 25_281],
} as const
type Mesure = keyof typeof TOTAUX

/** How unequal académies are (standard deviation, log scale): everybody has access, few use it much. */
const ECARTS: Record<Mesure, number> = { acces: 0.9, accedants: 0.1, affectations: 0.6 }

/** Published totals of the GAR, one line per académie, always the whole country. */
const gar = (mesure: Mesure): Fichier => ({
  source: `gar-${mesure}`,
  nom: `fr-en-gar-${mesure}_academie2024-2025.csv`,
  format: PORTAIL,
  *lignes({ monde, appellations }: Contexte) {
    const tableau = defineTableau(
      [
        'libelle_aca',
        'libelle_aca_majuscules',
        'libelle_region_2016',
        'code_academie',
        'code_region_2016',
        'geo_point',
        'geo_shape',
        mesure,
      ],
      PORTAIL,
    )
    yield tableau.entete
    const eleves = new Map<string, number>()
    for (const { type, site, eleves: nombre } of monde.etablissements) {
      const code = appellations.get(site.departement)?.codeAcademie ?? ''
      eleves.set(code, (eleves.get(code) ?? 0) + (type === 'ecole' ? 0.15 : 1) * nombre)
    }
    const noms = new Map([...appellations.values()].map((a) => [a.codeAcademie, a]))
    const codes = [...eleves.keys()].filter((code) => /^\d{2}$/.test(code) && code < '40').sort()
    const academies = [...codes, ...['43', '70'].filter((code) => eleves.has(code))]
    const ardeur = tirageNormal(`gar/${mesure}`)
    const poids = academies.map(
      (code) => (eleves.get(code) ?? 0) * Math.exp(ECARTS[mesure] * ardeur(Number(code))),
    )
    const [total, autres] = TOTAUX[mesure]
    const echelle = (total - autres) / poids.reduce((somme, p) => somme + p, 0)
    const nombres = roundKeepingSums(poids.map((p) => p * echelle))
    for (const [i, code] of academies.entries()) {
      const nom = noms.get(code)?.academie ?? code
      yield tableau.ligne({
        libelle_aca: nom,
        libelle_aca_majuscules: nom.toUpperCase(),
        libelle_region_2016: noms.get(code)?.region ?? '',
        code_academie: code,
        code_region_2016: noms.get(code)?.codeRegion ?? '',
        [mesure]: nombres[i] ?? 0,
      })
    }
    yield tableau.ligne({ libelle_aca: 'Autres', [mesure]: autres })
  },
})

export const garAcces = gar('acces')
export const garAccedants = gar('accedants')
export const garAffectations = gar('affectations')
