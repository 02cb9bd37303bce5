import { sql } from 'kysely'
import type { Secteur, TypeEtablissement } from '../../data/catalogue/model/etablissement.ts'
import type { Lien, Liens } from '../contract/liens.ts'
import type { Db } from './db.ts'
import type { LigneEtablissement } from './etablissements.ts'
import type { Publication } from './publication.ts'

/** Two positions at the number in the street nearer than this are one site, in metres. */
const MEME_SITE_M = 60
const DEGRE_M = 111_195
const SOURCE_CITES = 'cites-scolaires'

/** Where nothing is grouped, the annuaire leaves a blank or a zero; « 1 » only says that there is a group. */
const SANS_GROUPE = new Set(['', '0', '1'])

type Ligne = Omit<Lien, 'natures' | 'commune' | 'distance_m'> & {
  commune: string
  commune_nom: string | null
  distance: number | null
} & Record<'mere' | 'rattache' | 'cite' | 'rpi' | 'site', boolean>

/** Schools tied to one by their direction, their site or their grouping, and the code of its cité scolaire. */
export async function findLiens(
  db: Db,
  publication: Publication,
  ecole: LigneEtablissement,
): Promise<Pick<Liens, 'cite_scolaire' | 'liens'>> {
  const { code, membres } = await findCite(db, publication, ecole.uai)
  const mere = texteOf(ecole.details.etablissement_mere)
  const lignes = await listLies(db, publication, ecole, { mere, membres })
  const liens = lignes.map(toLien).sort((a, b) => rangOf(a) - rangOf(b) || a.uai.localeCompare(b.uai))
  const isConnue = mere === null || liens.some(({ uai }) => uai === mere)
  return { cite_scolaire: code, liens: isConnue ? liens : [inconnue(mere), ...liens] }
}

const texteOf = (valeur: unknown): string | null =>
  typeof valeur === 'string' && valeur !== '' ? valeur : null

/** Its cité scolaire as published, and the schools that share it. */
async function findCite(db: Db, publication: Publication, uai: string) {
  const imports = publication.imports.filter(({ source }) => source === SOURCE_CITES)
  if (imports.length === 0) return { code: null, membres: [] }
  const { rows } = await sql<{ code: string; uai: string }>`
    with ici as (
      select valeurs ->> 'cite_scolaire' as cite from releve
      where import_id in (${sql.join(imports.map(({ import_id }) => import_id))}) and code = ${uai} limit 1
    )
    select ici.cite as code, r.code as uai from ici join releve r on r.valeurs ->> 'cite_scolaire' = ici.cite
    where r.import_id in (${sql.join(imports.map(({ import_id }) => import_id))})`.execute(db)
  return { code: rows[0]?.code ?? null, membres: rows.map((row) => row.uai).filter((autre) => autre !== uai) }
}

/** Every tie is looked for in the département only: a site, a grouping or a direction never leaves it. */
async function listLies(
  db: Db,
  publication: Publication,
  ecole: LigneEtablissement,
  { mere, membres }: { mere: string | null; membres: readonly string[] },
): Promise<Ligne[]> {
  const groupe = texteOf(ecole.details.rpi_disperse)
  const rpi = groupe === null || SANS_GROUPE.has(groupe) ? null : groupe
  const { longitude, latitude, position_precision } = ecole
  const { rows } = await sql<Ligne>`
    with autre as (
      select e.uai, e.nom, e.type, e.secteur, e.commune, e.ouvert, e.date_ouverture::text,
        coalesce(e.uai = ${mere}::text, false) as mere,
        coalesce(e.details ->> 'etablissement_mere' = ${ecole.uai}, false) as rattache,
        e.uai = any(${sql.val([...membres])}::text[]) as cite,
        coalesce(e.details ->> 'rpi_disperse' = ${rpi}::text, false) as rpi,
        coalesce(lower(e.adresse) = lower(${ecole.adresse}::text) and e.commune = ${ecole.commune}, false) as adresse,
        e.position_precision = 'numero' and ${position_precision} = 'numero' as precis,
        ${DEGRE_M} * sqrt(power(e.latitude - ${latitude}::float8, 2) +
          power((e.longitude - ${longitude}::float8) * cos(radians(${latitude}::float8)), 2)) as distance
      from etablissement e
      where e.publication_id = ${publication.id} and e.departement = ${ecole.departement} and e.uai <> ${ecole.uai}
    ), lie as (
      select *, adresse or coalesce(precis and distance < ${MEME_SITE_M}, false) as site from autre
    )
    select l.*, c.nom as commune_nom from lie l
    left join territoire c on c.publication_id = ${publication.id} and c.niveau = 'commune' and c.code = l.commune
    where mere or rattache or cite or rpi or site`.execute(db)
  return rows
}

function toLien(ligne: Ligne): Lien {
  const { uai, nom, type, secteur, commune, commune_nom, ouvert, date_ouverture, distance } = ligne
  const natures = [
    ligne.mere && ('mere' as const),
    ligne.rattache && ('rattache' as const),
    ligne.cite && ('cite_scolaire' as const),
    ligne.rpi && ('rpi' as const),
    ligne.site && ('meme_site' as const),
  ].filter((nature) => nature !== false)
  return {
    natures,
    uai,
    nom,
    type: type as TypeEtablissement,
    secteur: secteur as Secteur,
    commune: { code: commune, nom: commune_nom ?? commune },
    ouvert,
    date_ouverture,
    distance_m: distance === null ? null : Math.round(distance),
  }
}

const ORDRE = { mere: 0, rattache: 1, cite_scolaire: 2, rpi: 3, meme_site: 4 } as const
const rangOf = ({ natures }: Lien): number => Math.min(...natures.map((nature) => ORDRE[nature]))

/** A school of attachment that the publication does not know is still named: its UAI is all there is. */
const inconnue = (uai: string): Lien => ({
  natures: ['mere'],
  uai,
  nom: null,
  type: null,
  secteur: null,
  commune: null,
  ouvert: false,
  date_ouverture: null,
  distance_m: null,
})
