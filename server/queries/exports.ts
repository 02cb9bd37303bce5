import { type RawBuilder, sql } from 'kysely'
import { NIVEAUX } from '../../data/catalogue/model/niveau.ts'
import { findSource, getNiveau } from '../../data/catalogue/registry.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

/** One complete table of a publication, in the words of its columns. */
export interface Jeu {
  id: string
  titre: string
  /** Statement that lists its rows. */
  requete: RawBuilder<unknown>
  /** Name of each column, in order, and what it means. */
  colonnes: readonly ColonneJeu[]
}
export interface ColonneJeu {
  nom: string
  type: 'texte' | 'entier' | 'nombre' | 'booleen'
  description: string
}

const colonne = (nom: string, description: string, type: ColonneJeu['type'] = 'texte'): ColonneJeu => ({
  nom,
  type,
  description,
})

const TERRITOIRES_DE_L_ECOLE = [
  ...['commune', 'arrondissement', 'epci', 'circonscription', 'departement', 'academie'],
  ...['region_academique', 'region', 'pays'],
]

const ETABLISSEMENTS: readonly ColonneJeu[] = [
  colonne('uai', 'Identifiant national de l’établissement.'),
  colonne('nom', 'Nom d’usage.'),
  colonne('type', 'ecole, college, lycee ou erea.'),
  colonne('secteur', 'public ou prive.'),
  colonne('nature', 'Nature précise.'),
  colonne('ouvert', 'Non si l’établissement est fermé.', 'booleen'),
  colonne('date_ouverture', 'Date d’ouverture (AAAA-MM-JJ).'),
  colonne('adresse', 'Adresse postale.'),
  colonne('code_postal', 'Code postal.'),
  colonne('localite', 'Localité d’acheminement.'),
  ...TERRITOIRES_DE_L_ECOLE.map((niveau) => colonne(niveau, `Code du territoire : ${niveau}.`)),
  colonne('longitude', 'Longitude en degrés WGS 84.', 'nombre'),
  colonne('latitude', 'Latitude en degrés WGS 84.', 'nombre'),
  colonne('position_precision', 'Précision de la position.'),
  colonne('position_source', 'Source de la position.'),
  colonne('education_prioritaire', 'Réseau d’éducation prioritaire.'),
  colonne('import_id', 'Import d’où vient l’identité.', 'entier'),
  colonne('ligne', 'Ligne du fichier importé.', 'entier'),
]

const TERRITOIRES: readonly ColonneJeu[] = [
  colonne('niveau', 'Niveau de territoire.'),
  colonne('code', 'Code officiel.'),
  colonne('nom', 'Nom officiel.'),
  colonne('nature', 'Nature précise quand le niveau en compte plusieurs.'),
  ...[
    'commune',
    'epci',
    'circonscription',
    'departement',
    'academie',
    'region_academique',
    'region',
    'pays',
  ].map((niveau) => colonne(niveau, `Code du territoire contenant : ${niveau}.`)),
  colonne('population', 'Population municipale.', 'entier'),
  colonne('longitude', 'Longitude d’un point du territoire, en degrés WGS 84.', 'nombre'),
  colonne('latitude', 'Latitude d’un point du territoire, en degrés WGS 84.', 'nombre'),
  colonne('geometrie', 'Contour « reelle » ou « schematique ».'),
]

const SYNTHESES: readonly ColonneJeu[] = [
  colonne('indicateur', 'Identifiant de l’indicateur.'),
  colonne('campagne', 'Campagne.'),
  colonne('niveau', 'Niveau de territoire.'),
  colonne('code', 'Code du territoire.'),
  colonne('type', 'Type d’établissement, ou « tous ».'),
  colonne('secteur', 'Secteur, ou « tous ».'),
  colonne('attendus', 'Unités pour lesquelles la question se pose.', 'entier'),
  colonne('repondants', 'Unités qui ont répondu.', 'entier'),
  colonne('statut', 'Ce que l’on sait de la valeur.'),
  colonne('valeur', 'Valeur, dans l’unité de l’indicateur.', 'nombre'),
  colonne('borne_basse', 'part : valeur si tous les silencieux disaient non.', 'nombre'),
  colonne('borne_haute', 'part : valeur si tous les silencieux disaient oui.', 'nombre'),
  colonne('numerateur', 'part : nombre de oui ; ratio : somme du numérateur.', 'nombre'),
  colonne('denominateur', 'part : répondants ; ratio : somme du dénominateur.', 'nombre'),
  colonne('decile_1', 'mediane : premier décile.', 'nombre'),
  colonne('decile_9', 'mediane : neuvième décile.', 'nombre'),
  colonne('repartition', 'repartition : nombre d’unités par classe, en JSON.'),
]

/** Id and title of every complete table of a publication. */
export const listJeux = (publication: Publication): Pick<Jeu, 'id' | 'titre'>[] => [
  ...jeuxPublies(publication),
  ...sourcesRelevees(publication).map((source) => ({
    id: `releves-${source}`,
    titre: `Relevés : ${findSource(source)?.titre ?? source}`,
  })),
]

/** One complete table, ready to be read; `null` when the publication has none of that id. */
export async function findJeu(db: Db, publication: Publication, id: string): Promise<Jeu | null> {
  const source = sourcesRelevees(publication).find((connue) => id === `releves-${connue}`)
  if (source) return jeuReleves(db, publication, source)
  return jeuxPublies(publication).find((jeu) => jeu.id === id) ?? null
}

function jeuxPublies({ id }: Publication): Jeu[] {
  return [
    {
      id: 'etablissements',
      titre: 'Établissements',
      colonnes: ETABLISSEMENTS,
      requete: sql`select ${noms(ETABLISSEMENTS)} from etablissement where publication_id = ${id} order by uai`,
    },
    {
      id: 'territoires',
      titre: 'Territoires',
      colonnes: TERRITOIRES,
      requete: sql`select ${noms(TERRITOIRES)} from territoire where publication_id = ${id} order by niveau, code`,
    },
    ...NIVEAUX.map((niveau) => ({
      id: `syntheses-${niveau}`,
      titre: `Synthèses : ${getNiveau(niveau).libelle.pluriel}`,
      colonnes: SYNTHESES,
      requete: sql`select ${noms(SYNTHESES)} from synthese
        where publication_id = ${id} and niveau = ${niveau}
        order by indicateur, campagne, code, type, secteur`,
    })),
  ]
}

const noms = (colonnes: readonly ColonneJeu[]): RawBuilder<unknown> =>
  sql.join(colonnes.map(({ nom }) => sql.ref(nom)))

const sourcesRelevees = ({ imports }: Publication): string[] => [
  ...new Set(
    imports.flatMap(({ source }) => {
      const fiche = findSource(source)
      return fiche?.genre === 'tableau' && !fiche.referentiel ? [source] : []
    }),
  ),
]

const RELEVE: readonly ColonneJeu[] = [
  colonne('campagne', 'Campagne de la ligne.'),
  colonne('niveau', '« etablissement », ou le niveau de territoire décrit.'),
  colonne('code', 'UAI, ou code du territoire.'),
  colonne('import_id', 'Import d’où vient la ligne.', 'entier'),
  colonne('ligne', 'Numéro de la ligne dans le fichier importé.', 'entier'),
]

/** Lines of a source that a publication reads. */
function lignesLues({ imports }: Publication, source: string): RawBuilder<unknown> {
  const lus = imports.filter((candidat) => candidat.source === source)
  return sql`r.import_id = any (${[...new Set(lus.map(({ import_id }) => import_id))]}::integer[])
    and r.campagne = any (${lus.map(({ campagne }) => campagne)}::text[])`
}

/** Accepted lines of a source, under the names of the catalogue; `statuts` says what stands in place of a value. */
async function jeuReleves(db: Db, publication: Publication, source: string): Promise<Jeu> {
  const fiche = findSource(source)
  const titres = fiche?.genre === 'tableau' ? fiche.champs : {}
  const lues = lignesLues(publication, source)
  const { rows: champs } = await sql<{ nom: string; nombre: boolean }>`
    select v.key as nom, bool_and(jsonb_typeof(v.value) in ('number', 'null')) as nombre
    from releve r cross join jsonb_each(r.valeurs) v where ${lues} group by v.key order by v.key`.execute(db)
  const valeurs = champs.map(({ nom, nombre }) => {
    const titre = titres[nom]?.colonnes[0]
    const description = titre ? `Colonne « ${titre} » du fichier.` : 'Valeur déduite de la ligne à l’import.'
    return colonne(nom, description, nombre ? 'nombre' : 'texte')
  })
  const lire = champs.map(({ nom, nombre }) => {
    const texte = sql`r.valeurs ->> ${nom}`
    return sql`${nombre ? sql`(${texte})::float8` : texte} as ${sql.ref(nom)}`
  })
  return {
    id: `releves-${source}`,
    titre: `Relevés : ${fiche?.titre ?? source}`,
    colonnes: [...RELEVE, ...valeurs, colonne('statuts', 'Statut écrit à la place d’une valeur, en JSON.')],
    requete: sql`select ${sql.join([sql`r.campagne, r.niveau, r.code, r.import_id, r.ligne`, ...lire, sql`r.statuts`])}
      from releve r where ${lues} order by r.import_id, r.ligne`,
  }
}

/** Publications whose files are worth keeping. */
export const listPublicationsGardees = (db: Db): Promise<Pick<Publication, 'id' | 'cree_le'>[]> =>
  db.selectFrom('publication').select(['id', 'cree_le']).where('statut', '=', 'publiee').execute()
