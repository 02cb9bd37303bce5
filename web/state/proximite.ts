import type { Etablissement } from '../../server/contract/etablissements.ts'
import type { Trouvaille } from '../../server/contract/recherche.ts'
import { adresseProches } from '../api/adresses.ts'
import { read } from '../api/client.ts'
import { distance } from '../format/distance.ts'
import { nombre } from '../format/nombre.ts'

interface Ici {
  longitude: number
  latitude: number
}

/** Circles looked in, one after the other until enough is found, in metres. */
const RAYONS = [1000, 5000, 20_000]
const ASSEZ = 5
const MAX = 8
/** Decimals of a degree that leave the browser: some hundred metres. */
const DECIMALES = 3

const REFUS: Record<number, string> = {
  1: 'La position n’a pas été communiquée : autorisez-la dans le navigateur, ou cherchez une commune.',
  2: 'La position est introuvable pour le moment. Cherchez plutôt une commune.',
  3: 'La position tarde à venir. Réessayez, ou cherchez une commune.',
}

/** Browsers only tell a position to pages they trust: those served over https, or by this very machine. */
export const isLocalisable = (): boolean => isSecureContext && 'geolocation' in navigator

/** Asks the browser where it is; it asks its reader. @throws Error with a French message. */
function locate(): Promise<Ici> {
  const arrondi = (degres: number): number => Number(degres.toFixed(DECIMALES))
  return new Promise((done, fail) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done({ longitude: arrondi(coords.longitude), latitude: arrondi(coords.latitude) }),
      ({ code }) => fail(new Error(REFUS[code] ?? REFUS[2])),
      { timeout: 10_000, maximumAge: 300_000 },
    )
  })
}

/** Schools around the reader, the nearest first. @throws Error with a French message. */
export async function searchNearby(abandon: AbortSignal): Promise<Trouvaille[]> {
  const ici = await locate()
  for (const rayon of RAYONS) {
    const { resultats } = await read<{ resultats: Etablissement[] }>(adresseProches(ici, rayon), abandon)
    if (resultats.length >= ASSEZ || rayon === RAYONS.at(-1)) return parDistance(resultats, ici)
  }
  return []
}

function parDistance(ecoles: readonly Etablissement[], ici: Ici): Trouvaille[] {
  return ecoles
    .flatMap((ecole) => {
      const { longitude, latitude } = ecole
      if (longitude === null || latitude === null) return []
      return [{ ecole, metres: distance(ici, { longitude, latitude }) }]
    })
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MAX)
    .map(({ ecole, metres }) => ({
      genre: 'etablissement',
      niveau: 'etablissement',
      code: ecole.uai,
      libelle: ecole.nom,
      contexte: `${ecole.commune.nom}, à ${writeDistance(metres)}`,
      longitude: ecole.longitude,
      latitude: ecole.latitude,
      emprise: null,
    }))
}

const writeDistance = (metres: number): string =>
  metres < 950
    ? `${nombre(Math.max(100, Math.round(metres / 100) * 100))}\u00a0m`
    : `${nombre(metres / 1000, 1)}\u00a0km`
