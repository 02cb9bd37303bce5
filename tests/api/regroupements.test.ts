import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { INDICATEURS } from '../../data/catalogue/registry.ts'
import { round } from '../../server/queries/nombre.ts'
import { LISTE, lecteurDe } from './support/liste.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur({ monde: 'demonstration', lecturesParMinute: 100_000 })
})
afterAll(() => serveur.close())

const { lire, total } = lecteurDe(() => serveur)

describe('groups', () => {
  const NIVEAUX = ['departement', 'academie', 'region', 'epci', 'commune'] as const
  const COLONNES = [
    'attendus',
    'repondants',
    'statut',
    'valeur',
    'borne_basse',
    'borne_haute',
    'numerateur',
    'denominateur',
    'decile_1',
    'decile_9',
    'repartition',
  ] as const

  type Chiffres = Record<(typeof COLONNES)[number], unknown>

  const publiees = (niveau: string, indicateur: string, campagne: string) =>
    serveur.db
      .selectFrom('synthese')
      .select(['code', ...COLONNES])
      .where('publication_id', '=', 1)
      .where('indicateur', '=', indicateur)
      .where('campagne', '=', campagne)
      .where('niveau', '=', niveau)
      .where('type', '=', 'tous')
      .where('secteur', '=', 'tous')
      .where('attendus', '>', 0)
      .execute()

  /** Both as text, numbers with the precision of the API. */
  const enTexte = (chiffres: Chiffres | undefined): string =>
    COLONNES.map((colonne) => {
      const valeur = chiffres?.[colonne] ?? null
      return JSON.stringify(typeof valeur === 'number' ? round(valeur) : valeur)
    }).join(' ')

  /** Compares every group of an indicator with what is published. @returns how many were. */
  async function compare(niveau: string, id: string, campagne: string): Promise<number> {
    const { resultats } = await lire(
      `${LISTE}/regroupements?regrouper_par=${niveau}&indicateurs=${id}@${campagne}`,
    )
    const groupes = new Map<string, Chiffres>(
      resultats.map(({ groupe, valeurs }: { groupe: { code: string }[]; valeurs: Chiffres[] }) => [
        groupe[0]?.code,
        valeurs[0],
      ]),
    )
    const attendues = await publiees(niveau, id, campagne)
    const differences = attendues.filter((ligne) => enTexte(groupes.get(ligne.code)) !== enTexte(ligne))
    expect(differences.slice(0, 3), `${id} ${campagne} ${niveau}`).toEqual([])
    return attendues.length
  }

  test.each(NIVEAUX)(
    'by %s, without a filter, are the published syntheses, for every indicator',
    async (niveau) => {
      const { resultats: fiches } = await lire('/api/v1/indicateurs')
      let comparees = 0
      for (const { id, campagnes } of fiches as { id: string; campagnes: string[] }[]) {
        const indicateur = INDICATEURS.find((declare) => declare.id === id)
        const campagne = campagnes.at(-1)
        if (indicateur?.grain === 'etablissement' && campagne)
          comparees += await compare(niveau, id, campagne)
      }
      expect(comparees).toBeGreaterThan(50)
    },
  )

  test('count every open school once, whatever they are grouped by', async () => {
    const ouverts = await total('ouvert=oui')
    for (const par of [
      'departement',
      'type',
      'secteur',
      'education_prioritaire',
      'circonscription',
      'type,secteur',
      'academie,education_prioritaire',
    ]) {
      const corps = await lire(`${LISTE}/regroupements?regrouper_par=${par}`)
      expect(corps.etablissements, par).toBe(ouverts)
      expect(corps.total).toBe(corps.resultats.length)
    }
  })

  test('obey the filters', async () => {
    const corps = await lire(`${LISTE}/regroupements?regrouper_par=type&filtre=ips>=120&indicateurs=ips`)
    for (const { groupe, etablissements, valeurs } of corps.resultats) {
      expect(etablissements).toBe(await total(`ouvert=oui&type=${groupe[0].code}&filtre=ips>=120`))
      expect(valeurs[0].valeur).toBeGreaterThanOrEqual(120)
    }
  })

  test('of an indicator of territories are refused, saying where it is', async () => {
    const reponse = await serveur.get(
      `${LISTE}/regroupements?regrouper_par=type&indicateurs=part_locaux_raccordables`,
    )
    expect(reponse.json()).toMatchObject({ status: 400, parametre: 'indicateurs' })
  })
})
