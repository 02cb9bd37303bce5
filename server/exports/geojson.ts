import type { Colonne, Flux, Tableau } from './tableau.ts'

interface Localisee {
  longitude?: number | null
  latitude?: number | null
  id?: number
  uai?: string
  code?: string
}

/** A feature collection: a point per row, a null geometry where the position is unknown. */
export async function* writeGeojson({ colonnes, lots, notice }: Tableau): Flux {
  const { publication, demonstration, licence, sources, avertissements } = notice.enveloppe
  const entete = { titre: notice.titre, publication, demonstration, licence, sources, avertissements }
  const proprietes = colonnes.filter(({ nom }) => nom !== 'longitude' && nom !== 'latitude')
  yield `{"type":"FeatureCollection","cartable":${JSON.stringify(entete)},"features":[`
  let debut = '\n'
  for await (const lot of lots) {
    let texte = ''
    for (const ligne of lot) {
      texte += debut + JSON.stringify(toFeature(ligne, proprietes))
      debut = ',\n'
    }
    if (texte) yield texte
  }
  yield '\n]}\n'
}

function toFeature(ligne: Localisee, colonnes: readonly Colonne[]) {
  const { longitude, latitude } = ligne
  const place = typeof longitude === 'number' && typeof latitude === 'number'
  return {
    type: 'Feature',
    id: ligne.id ?? ligne.uai ?? ligne.code,
    geometry: place ? { type: 'Point', coordinates: [longitude, latitude] } : null,
    properties: Object.fromEntries(colonnes.map((colonne) => [colonne.nom, colonne.read(ligne)])),
  }
}
