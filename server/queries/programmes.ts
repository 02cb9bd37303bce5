import { sql } from 'kysely'
import { PROGRAMMES } from '../../data/catalogue/index.generated.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import { champOfProgramme, type Programme, periodeOfProgramme } from '../../data/catalogue/model/programme.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import type { ProgrammeEtablissement, ProgrammePublie } from '../contract/programmes.ts'
import type { Territoire } from '../contract/territoires.ts'
import type { Db } from './db.ts'
import type { LigneEtablissement } from './etablissements.ts'
import type { Publication } from './publication.ts'
import { campagneOf, listValeursTerritoire } from './synthese.ts'
import { listValeurs } from './valeurs-etablissement.ts'

/** The declared programme of this id, if any. */
export const findProgramme = (id: string): Programme | undefined =>
  PROGRAMMES.find((programme) => programme.id === id)

/** What is declared of a programme, under the names of the API. */
export function fichePublique(programme: Programme): Omit<ProgrammePublie, 'participation'> {
  const { nonPublie, participation: _, sources: listes, ...fiche } = programme
  return {
    ...fiche,
    listes,
    non_publie: nonPublie,
    periode: periodeOfProgramme(programme),
    indicateur: listes.length > 0 ? champOfProgramme(fiche.id) : null,
  }
}

type Lieu = Pick<Territoire, 'niveau' | 'code'>
const TOUT = { type: 'tous', secteur: 'tous' } as const

/** These programmes, with how many schools of the territory take part in each. */
export async function listProgrammes(
  db: Db,
  publication: Publication,
  programmes: readonly Programme[],
  territoire: Lieu,
): Promise<ProgrammePublie[]> {
  const indicateurs = programmes.flatMap(({ id }) => findIndicateur(champOfProgramme(id)) ?? [])
  const valeurs = await listValeursTerritoire(db, publication, territoire, TOUT, indicateurs)
  return programmes.map((programme) => {
    const valeur = valeurs.find(({ indicateur }) => indicateur === champOfProgramme(programme.id))
    return {
      ...fichePublique(programme),
      participation:
        valeur?.campagne && valeur.numerateur !== null
          ? {
              campagne: valeur.campagne,
              participants: valeur.numerateur,
              vises: valeur.attendus,
              etablissements: `/api/v1/territoires/${territoire.niveau}/${territoire.code}/synthese/${valeur.indicateur}/provenance?campagne=${valeur.campagne}&valeur=true`,
            }
          : null,
    }
  })
}

/** Programmes that concern a territory: some of its schools take part, or the document names it or a wider one. */
export async function listProgrammesTerritoire(
  db: Db,
  publication: Publication,
  territoire: Territoire,
): Promise<ProgrammePublie[]> {
  const tous = await listProgrammes(db, publication, PROGRAMMES, territoire)
  const nomme = ({ niveau, code }: Lieu) =>
    (niveau === territoire.niveau && code === territoire.code) || territoire.parents[niveau]?.code === code
  return tous.filter(
    ({ participation, territoires }) => (participation?.participants ?? 0) > 0 || territoires.some(nomme),
  )
}

/** How many schools of each territory of a level take part. */
export async function listParticipations(
  db: Db,
  publication: Publication,
  programme: Programme,
  niveau: Niveau,
): Promise<{ code: string; nom: string; participants: number | null; vises: number }[]> {
  const indicateur = champOfProgramme(programme.id)
  const campagne = campagneOf(publication, indicateur)
  if (campagne === null) return []
  const { rows } = await sql<{ code: string; nom: string; participants: number | null; vises: number }>`
    select s.code, coalesce(t.nom, s.code) as nom, s.numerateur::integer as participants, s.attendus as vises
    from synthese s
    left join territoire t on t.publication_id = s.publication_id and t.niveau = s.niveau and t.code = s.code
    where s.publication_id = ${publication.id} and s.indicateur = ${indicateur} and s.campagne = ${campagne}
      and s.niveau = ${niveau} and s.type = 'tous' and s.secteur = 'tous' and s.attendus > 0
    order by s.code`.execute(db)
  return rows
}

/** Programmes that aim at this type of school and whose schools are listed; those it belongs to come first. */
export async function listProgrammesEtablissement(
  db: Db,
  publication: Publication,
  ecole: LigneEtablissement,
): Promise<ProgrammeEtablissement[]> {
  const valeurs = await listValeurs(db, publication, ecole)
  return PROGRAMMES.filter(
    ({ cibles, sources }) => sources.length > 0 && cibles.some((type) => type === ecole.type),
  )
    .map((programme) => {
      const campagnes = valeurs
        .filter(
          ({ indicateur, valeur }) =>
            indicateur === champOfProgramme(programme.id) && String(valeur) === 'true',
        )
        .map(({ campagne }) => campagne)
      return { ...fichePublique(programme), participe: campagnes.length > 0, campagnes }
    })
    .sort((a, b) => Number(b.participe) - Number(a.participe))
}
