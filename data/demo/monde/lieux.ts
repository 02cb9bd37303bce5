import { choose, tirage, tirageNormal } from '../random.ts'
import type { Etablissement } from './etablissement.ts'
import { adresseOf } from './noms.ts'

/** How the annuaire says a position was found. */
const PRECISIONS = [
  ['Numéro de rue', 82],
  ['Rue', 12.5],
  ['BATIMENT', 3],
  ['PLAQUE_ADRESSE', 1],
  ['Lieu-dit', 0.9],
  ['Ville', 0.4],
  ['ZONE_ADRESSAGE', 0.2],
] as const
/** Share of schools whose position is missing from the annuaire (429 of 68,608 in 2026). */
const SANS_POSITION = 0.007

const nord = tirageNormal('lieu/nord')
const est = tirageNormal('lieu/est')
const absente = tirage('lieu/absente')
const precision = tirage('lieu/precision')

/** Kilometres around the middle of its commune within which most schools stand. */
const rayonOf = (population: number): number => Math.min(1.4, 0.2 * (population / 500) ** 0.38)

/** Gives each school an address and a position; buildings that are shared have the same ones. */
export function fillLieux(etablissements: readonly Etablissement[]): void {
  for (const etablissement of etablissements) {
    const { site, batiment, rang, nature, secteur } = etablissement
    const cle = (site.rang * 256 + batiment) * 2 + (secteur === 'public' ? 0 : 1)
    etablissement.adresse = adresseOf(site, cle)
    if (!site.position || absente(rang) < SANS_POSITION) continue
    const rayon = rayonOf(site.population)
    const lat = site.position.lat + (rayon * nord(cle)) / 111.195
    const kmParDegre = 111.195 * Math.cos((lat * Math.PI) / 180)
    etablissement.lat = rounded(lat)
    etablissement.lon = rounded(site.position.lon + (rayon * est(cle)) / kmParDegre)
    etablissement.precision = nature === 'sep' ? 'BATIMENT' : choose(PRECISIONS, precision(rang))
  }
}

const rounded = (degres: number): number => Math.round(degres * 1e6) / 1e6
