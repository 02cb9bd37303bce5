import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, demandeOf, uaiOf } from './support/banc.ts'
import { importContenu, importer, openMonde, publicationEnVigueur } from './support/monde.ts'

/** Écoles of the world, in Rennes: the first one also has official pupils for rentrée 2022 (none), the second 101. */
const ECOLES = [340_001, 340_002, 340_003].map(uaiOf)

const fichier = (titres: string, ...lignes: string[]) =>
  `${titres}\n${lignes.map((ligne, rang) => `${ECOLES[rang]};${ligne}`).join('\n')}\n`
const TITRES = 'uai;campagne;eleves;terminaux;debit_constate_descendant'

let banc: Banc
beforeAll(async () => {
  banc = await openMonde()
  const contenus = {
    '2018': fichier(`${TITRES};edutheque`, '2018;100;10;1.5;1', '2018;100;10;1.5;0', '2018;100;10;8;'),
    '2022': fichier(TITRES, '2022;100;20;40', '2022;50;101;35', '2022;10;60;1500'),
  }
  const demandes = await Promise.all(
    Object.entries(contenus).map(async ([campagne, contenu]) => {
      const chemin = await banc.write(`equipement-numerique-etablissement-${campagne}.csv`, contenu)
      return demandeOf('equipement', chemin)
    }),
  )
  const { issues } = await importer(banc, demandes)
  expect(issues.map(({ etat }) => etat)).toEqual(['importe', 'importe'])
})
afterAll(() => banc.close())

/** Syntheses of an indicator for the whole country, by campaign. */
async function national(indicateur: string, type = 'ecole') {
  const { rows } = await banc.connection.pool.query(
    `select campagne, attendus, repondants, valeur, numerateur, denominateur from synthese
     where publication_id = $1 and indicateur = $2 and niveau = 'pays' and type = $3 and secteur = 'tous'
     order by campagne`,
    [await publicationEnVigueur(banc), indicateur, type],
  )
  return rows
}

describe('the survey, published', () => {
  it('divides by the official pupils of the same rentrée, by the declared ones where there are none', async () => {
    // 2022: the first école has no official figure (100 declared); the others have 101 and 102, whatever they declare.
    expect(await national('terminaux_pour_100')).toMatchObject([
      { campagne: '2018', repondants: 3, numerateur: 30, denominateur: 300, valeur: 10 },
      { campagne: '2022', repondants: 3, numerateur: 181, denominateur: 100 + 101 + 102 },
    ])
  })

  it('has no synthesis of a question that the campaign did not ask', async () => {
    expect(await national('edutheque')).toMatchObject([{ campagne: '2018', repondants: 2, valeur: 50 }])
    expect(await national('tablettes_pour_100')).toEqual([])
  })

  it('flags what is out of range or jumped tenfold, but a fibre that replaces a copper line is ordinary', async () => {
    const { rows } = await banc.connection.pool.query(
      `select indicateur, uai, code, valeur_precedente, campagne_precedente from anomalie
       where publication_id = $1 order by indicateur`,
      [await publicationEnVigueur(banc)],
    )
    const jump = {
      uai: ECOLES[1],
      code: 'variation_decuple',
      valeur_precedente: 10,
      campagne_precedente: '2018',
    }
    const [speed, ...others] = rows
    expect(speed).toMatchObject({
      indicateur: 'debit_constate_median',
      uai: ECOLES[2],
      code: 'hors_bornes',
    })
    expect(others).toEqual([
      { indicateur: 'eleves_par_terminal', ...jump },
      { indicateur: 'terminaux_pour_100', ...jump },
    ])
  })

  it('keeps the last good file of a campaign when the next one is bad', async () => {
    const before = await publicationEnVigueur(banc)
    const run = await importContenu(
      banc,
      'equipement',
      'equipement-numerique-etablissement-2022-bis.csv',
      fichier('uai;campagne;terminaux;terminaux_mobiles', '2022;10;20', '2022;10;5', '2022;10;5'),
    )
    expect(run.issues.map(({ etat }) => etat)).toEqual(['refuse'])
    expect(run.issues[0]).toMatchObject({
      resultat: {
        echecs: expect.arrayContaining([expect.stringMatching(/^33,3\s% des lignes sont rejetées/)]),
      },
    })
    expect(await publicationEnVigueur(banc)).toBe(before)
  })
})

it('the quadrant tells the slow écoles of a connectable commune', async () => {
  const ftth = `Commune;;;;\nCode commune;Champ;T3 2017;T4 2017;T1 2018\n35238;Locaux Raccordables;0;50;90\n`
  const logements =
    'Code commune;Nom commune;Code région;Code département;Siren EPCI;Logements;Établissements;Zones très denses;Engagements L. 33-13;Intentions privées hors engagement L. 33-13;Commune rurale;Commune de montagne;OI 2018 T1\n35238;Rennes;53;35;243500139;95;5;;;;;;\n'
  const { issues } = await importer(banc, [
    demandeOf('arcep-ftth-2018', await banc.write('ftth_communes_2018.csv', ftth)),
    demandeOf('arcep-logements-2018', await banc.write('communes_logements_2018.csv', logements)),
  ])
  expect(issues.map(({ etat }) => etat)).toEqual(['importe', 'importe'])
  const { rows } = await banc.connection.pool.query(
    `select campagne, repartition from synthese
     where publication_id = $1 and indicateur = 'quadrant_debit' and niveau = 'commune' and code = '35238'
       and type = 'tous' and secteur = 'tous'`,
    [await publicationEnVigueur(banc)],
  )
  // The latest campaign is the only one stored by commune: three answers, all fast, and two silent schools.
  expect(rows).toEqual([
    {
      campagne: '2022',
      repartition: { fort_rapide: 3, fort_lent: 0, faible_rapide: 0, faible_lent: 0, nc: 2 },
    },
  ])
})
