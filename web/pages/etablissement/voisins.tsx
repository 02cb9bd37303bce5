import { ditGenre } from '../../../data/mots/genre.ts'
import { nombre } from '../../../data/mots/nombre.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { EtablissementDetail, EtablissementListe } from '../../../server/contract/etablissements.ts'
import { pageEtablissement } from '../../api/adresses-fiches.ts'
import { distance } from '../../format/distance.ts'
import { voisins } from '../../state/fiche-etablissement.ts'

const NOMBRE = 8
/** Two schools nearer than this share their site, as far as positions can tell; in metres. */
const MEME_SITE = 60

/** The nearest schools, those of the same site told apart. */
export function Voisins({ fiche }: { fiche: EtablissementDetail }) {
  const proches = voisinsOf(fiche, voisins.etat.value.donnees?.resultats ?? [])
  if (proches.length === 0) return null
  return (
    <section aria-labelledby="titre-voisins">
      <h2 id="titre-voisins">Établissements voisins</h2>
      <ul class="voisins">
        {proches.map(({ ecole: { uai, nom, type, secteur, commune }, metres }) => (
          <li key={uai}>
            <a href={pageEtablissement(uai)}>{nom}</a>
            <span class="note">
              {type && majuscule(ditGenre(type, secteur))} · {commune?.nom} ·{' '}
              {metres < MEME_SITE ? 'même site, selon les positions publiées' : `à ${write(metres)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function voisinsOf(ici: EtablissementDetail, ecoles: readonly EtablissementListe[]) {
  // A school placed at the centre of its commune is near nothing in particular.
  if (ici.position_precision === 'commune' || ici.longitude === null || ici.latitude === null) return []
  const depart = { longitude: ici.longitude, latitude: ici.latitude }
  return ecoles
    .flatMap((ecole) => {
      const { longitude, latitude, uai, position_precision } = ecole
      if (uai === ici.uai || position_precision === 'commune') return []
      if (longitude === null || latitude === null || longitude === undefined || latitude === undefined)
        return []
      return [{ ecole, metres: distance(depart, { longitude, latitude }) }]
    })
    .sort((a, b) => a.metres - b.metres)
    .slice(0, NOMBRE)
}

const write = (metres: number): string =>
  metres < 950 ? `${nombre(Math.round(metres / 10) * 10)}\u00a0m` : `${nombre(metres / 1000, 1)}\u00a0km`
