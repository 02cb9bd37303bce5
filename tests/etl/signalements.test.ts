import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agir } from '../../data/signalements/agir.ts'
import { type Banc, uaiOf } from './support/banc.ts'
import { ecolesDuMonde, effectifs, importContenu, openMonde } from './support/monde.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openMonde()
})
afterAll(() => banc.close())

/** École of the first place: 101, 102 and 103 pupils at rentrée 2022. */
const [A, B, C] = [uaiOf(340_002), uaiOf(340_003), uaiOf(340_004)]

/** A report already in the hands of its producer, accepted with its correction shown when asked. */
async function signaler(champ: Record<string, unknown>, proposee: unknown, vue: unknown, accepte = false) {
  const { db } = banc.connection
  const { id } = await db
    .insertInto('signalement')
    .values({
      cle: randomBytes(8).toString('hex'),
      genre: 'valeur',
      etat: 'transmis',
      niveau: 'etablissement',
      code: A,
      nom: 'École',
      territoires: JSON.stringify({ commune: '35238' }),
      champ: 'eleves',
      indicateur: 'eleves',
      campagne: '2022',
      type: 'tous',
      secteur: 'tous',
      source: 'effectifs-ecoles',
      valeur_vue: JSON.stringify(vue),
      valeur_proposee: proposee === null ? null : JSON.stringify(proposee),
      valeur_courante: JSON.stringify(vue),
      demonstration: false,
      jeton: createHash('sha256').update(randomBytes(8)).digest('hex'),
      ...champ,
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('signalement_evenement')
    .values({ signalement_id: id, rang: 1, action: 'creer', acteur: 'auteur', apres: 'nouveau' })
    .execute()
  if (accepte) {
    await db.transaction().execute((trx) =>
      agir(trx, id, {
        action: 'accepter',
        acteurs: ['producteur'],
        version: null,
        correction: proposee as number,
        organisations: { producteur: 'Ministère' },
      }),
    )
  }
  return id
}

const read = async (id: number) => {
  const { db } = banc.connection
  const signalement = await db
    .selectFrom('signalement')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const correction = await db
    .selectFrom('correction_acceptee')
    .select(['fin', 'motif_fin'])
    .where('signalement_id', '=', id)
    .executeTakeFirst()
  const evenements = await db
    .selectFrom('signalement_evenement')
    .select(['rang', 'action', 'acteur', 'details'])
    .where('signalement_id', '=', id)
    .orderBy('rang')
    .execute()
  return { signalement, correction, evenements }
}

const revision = async () =>
  Number(
    (
      await banc.connection.db
        .selectFrom('instance')
        .select('valeur')
        .where('cle', '=', 'revision_corrections')
        .executeTakeFirst()
    )?.valeur ?? 0,
  )

test('the next file of the producer resolves, changes or leaves alone each open report', async () => {
  const juste = await signaler({ code: A }, 150, 101, true)
  const autre = await signaler({ code: B }, 160, 102, true)
  const intact = await signaler({ code: C }, 170, 103)
  const nom = await signaler(
    { code: C, champ: 'nom', indicateur: null, campagne: 'referentiel', source: 'annuaire' },
    'École Neuve',
    'Établissement 0-4',
  )
  const manquant = await signaler(
    {
      code: uaiOf(349_999),
      genre: 'manquant',
      champ: 'existence',
      indicateur: null,
      campagne: 'referentiel',
      source: 'annuaire',
    },
    { nom: 'X' },
    null,
  )
  const avant = await revision()
  expect(avant).toBe(2)

  const nombres = new Map([
    [A, 150],
    [B, 155],
  ])
  const fichier = effectifs('2022', (rang) => (rang === 0 ? null : 100 + rang)).map((ligne) => ({
    ...ligne,
    nombre_total_eleves: nombres.get(ligne.numero_ecole) ?? ligne.nombre_total_eleves,
  }))
  const run = await importContenu(banc, 'effectifs-ecoles', 'effectifs-bis.json', fichier)
  expect(run.publication?.nouvelle).toBe(true)

  const resolu = await read(juste)
  expect(resolu.signalement).toMatchObject({ etat: 'resolu', valeur_courante: 150 })
  expect(resolu.signalement.clos_le).not.toBeNull()
  expect(resolu.correction).toMatchObject({ motif_fin: 'resolu' })
  expect(resolu.evenements.at(-1)).toMatchObject({
    action: 'resoudre',
    acteur: 'systeme',
    details: { publication: run.publication?.publicationId },
  })
  const change = await read(autre)
  expect(change.signalement).toMatchObject({ etat: 'accepte', valeur_courante: 155, clos_le: null })
  expect(change.correction).toMatchObject({ motif_fin: 'change' })
  expect(change.evenements.at(-1)).toMatchObject({
    action: 'constater',
    details: { avant: 102, apres: 155, correction_retiree: true },
  })
  expect((await read(intact)).signalement).toMatchObject({ etat: 'transmis', version: 1 })
  expect(await revision()).toBe(avant + 2)

  const annuaire = [
    ...ecolesDuMonde().map((ecole) =>
      ecole.identifiant_de_l_etablissement === C ? { ...ecole, nom_etablissement: 'ECOLE NEUVE' } : ecole,
    ),
    { ...ecolesDuMonde()[1], identifiant_de_l_etablissement: uaiOf(349_999), nom_etablissement: 'X' },
  ]
  await importContenu(banc, 'annuaire', 'annuaire-bis.json', annuaire)
  expect((await read(nom)).signalement.etat).toBe('resolu')
  expect((await read(manquant)).signalement.etat).toBe('resolu')
  // Nothing new was said of the other: no event is repeated.
  expect((await read(autre)).evenements).toHaveLength(change.evenements.length)
})
