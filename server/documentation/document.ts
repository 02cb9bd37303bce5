import { abbreviate, adresseExemple, type Reperes } from './exemples.ts'
import { isLecturePublique, type Openapi, operationsOf, reponseJson } from './schema.ts'

/** Asks the API itself. @returns the body of a 200 in JSON, else `null`. */
export type Demander = (url: string) => Promise<unknown>

/** Examples are asked a few at a time: the database has other readers. */
const ENSEMBLE = 3

interface Page {
  publication?: number | null
  resultats?: { code: string; uai: string; commune: { code: string }; academie: { code: string } | null }[]
}

/** What exists on this instance, for examples that lead somewhere: a département, a school of it. */
export async function findReperes(demander: Demander): Promise<Reperes> {
  const { resultats: departements = [], publication } = (await demander(
    '/api/v1/territoires?niveau=departement&limit=1000',
  )) as Page
  const departement = (departements.find(({ code }) => code === '35') ?? departements[0])?.code ?? '35'
  const { resultats: ecoles = [] } = (await demander(
    `/api/v1/etablissements?territoire=departement:${departement}&ouvert=oui&limit=2`,
  )) as Page
  const ecole = ecoles[0]
  return {
    departement,
    commune: ecole?.commune.code ?? '35238',
    academie: ecole?.academie?.code ?? '14',
    uai: ecole?.uai ?? null,
    ecoles: ecoles.map(({ uai }) => uai),
    publication: publication ?? 1,
  }
}

/** Puts in the document a real answer of each operation, shortened. */
export async function illustrate(document: Openapi, reperes: Reperes, demander: Demander): Promise<Openapi> {
  const copie = structuredClone(document)
  const taches = operationsOf(copie)
    .filter(isLecturePublique)
    .flatMap(({ chemin, operation }) => {
      const json = reponseJson(operation)
      return json ? [{ url: adresseExemple(copie, chemin, operation, reperes), json }] : []
    })
  for (let rang = 0; rang < taches.length; rang += ENSEMBLE) {
    await Promise.all(
      taches.slice(rang, rang + ENSEMBLE).map(async ({ url, json }) => {
        const reponse = await demander(url)
        if (reponse !== null) json.example = abbreviate(reponse)
      }),
    )
  }
  return copie
}
