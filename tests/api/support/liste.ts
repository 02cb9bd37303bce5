import { expect } from 'vitest'
import type { Serveur } from './serveur.ts'

export const LISTE = '/api/v1/etablissements'

/** A school, as far as tests of lists read it. */
export interface Ecole {
  uai: string
  nom: string
  type: string
  secteur: string
  education_prioritaire: string | null
  departement: { code: string }
  longitude: number | null
  latitude: number | null
  indicateurs: { indicateur: string; campagne: string; valeur: number | null; statut: string }[]
}

/** Ways to read the lists of a server, which need not be open yet. */
export function lecteurDe(serveur: () => Serveur) {
  const read = async (url: string) => {
    const reponse = await serveur().get(url)
    expect(reponse.statusCode, `${url} ${reponse.body.slice(0, 300)}`).toBe(200)
    return reponse.json()
  }
  return {
    lire: read,
    /** How many schools a request keeps. */
    total: async (requete: string): Promise<number> => (await read(`${LISTE}?limit=1&${requete}`)).total,
    /** All of them. */
    toutes: async (requete: string): Promise<Ecole[]> => {
      const { body } = await serveur().get(`${LISTE}.ndjson?${requete}`)
      return body
        .split('\n')
        .filter(Boolean)
        .map((ligne) => JSON.parse(ligne))
    },
  }
}
