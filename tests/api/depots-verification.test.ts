import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AgentConnecte, openAgent } from './support/agents.ts'
import { A, AILLEURS, B, csv, deposer, ENTETE, PROGRAMME, publishDepot } from './support/depots.ts'
import { uaiDe } from './support/deux-publications.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

let serveur: Serveur
let pilote: AgentConnecte
beforeAll(async () => {
  serveur = await openServeur({ monde: 'deux_publications', lecturesParMinute: 1_000_000 })
  pilote = await openAgent(serveur, [{ role: 'pilote', niveau: 'departement', code: '35' }])
})
afterAll(() => serveur.close())

const read = async (url: string) => (await serveur.get(url)).json()
const publish = (id: number, corps?: object) => publishDepot(pilote, id, corps)

/** Codes of the rejected lines of a file, by line. */
async function rejetsDe(contenu: string | Buffer, requete?: string) {
  const depot = await deposer(serveur, pilote, contenu, requete)
  const { resultats = [] } = (await pilote.get(`/api/v1/espace/depots/${depot.id}/rejets`)).json()
  const lignes = resultats.map(({ ligne, colonne, code }: Record<string, string>) => [ligne, colonne, code])
  return { depot, lignes }
}

describe('what a check says', () => {
  test('every line is accepted or rejected, with its number, its column and its reason', async () => {
    const { depot, lignes } = await rejetsDe(
      csv(
        'uai;campagne;terminaux;tablettes;charte;commentaire;terminaux_fixe',
        `${A};2024;10;2;oui;;`,
        `${B};2024;dix;2;oui;;`,
        `${B};2024;10001;2;oui;;`,
        `0350999F;2024;10;2;oui;;`,
        `${A.slice(0, 7)}${A.endsWith('A') ? 'B' : 'A'};2024;10;2;oui;;`,
        `${AILLEURS};2024;10;2;oui;;`,
        `${A};2024;10;2;oui;;`,
        `${A};2024;11;2;oui;;`,
        `${B};2031;10;2;oui;;`,
        `${B};2024;3;9;oui;;`,
        `;2024;3;9;oui;;`,
        `${B};2024;10`,
        '',
        `${B};2024;10;2;non;;`,
      ),
    )
    expect(depot).toMatchObject({
      etat: 'verifie',
      lignes: { lues: 13, acceptees: 2, rejetees: 11 },
      avertissements: [
        'La colonne « commentaire » n’est pas dans le schéma : elle est laissée de côté.',
        'La colonne « terminaux_fixe » n’est pas dans le schéma : elle est laissée de côté. Vouliez-vous écrire « terminaux_fixes » ?',
      ],
    })
    expect(lignes).toEqual([
      [3, 'terminaux', 'nombre_illisible'],
      [4, 'terminaux', 'valeur_trop_grande'],
      [5, 'uai', expect.stringMatching(/^uai_(cle_fausse|inconnu)$/)],
      [6, 'uai', 'uai_cle_fausse'],
      [7, 'uai', 'hors_perimetre'],
      [8, null, 'doublon_identique'],
      [9, null, 'doublon'],
      [10, 'campagne', 'campagne_future'],
      [11, 'tablettes', 'partie_trop_grande'],
      [12, 'uai', 'uai_vide'],
      [13, null, 'nombre_de_colonnes'],
    ])
  })

  test('a line tells all its faults, each with its column and its value: cells, contradictions, perimeter', async () => {
    const { depot } = await rejetsDe(
      csv(
        'uai;campagne;terminaux;tablettes;type_acces;charte;date_saisie',
        `${A};2024;dix;2;cuivre;peut-être;2024-10-01`,
        `${AILLEURS};2024;5;9;fibre;oui;2023-10-01`,
        `${AILLEURS};vingt;5;2;fibre;oui;2023-10-01`,
        `${B};2024;5;2;fibre;oui;2024-10-01`,
      ),
    )
    expect(depot.lignes).toEqual({ lues: 4, acceptees: 1, rejetees: 3 })
    const { resultats } = (await pilote.get(`/api/v1/espace/depots/${depot.id}/rejets`)).json()
    const fautes = resultats.map(({ fautes }: { fautes: Record<string, string>[] }) =>
      fautes.map(({ colonne, valeur, code }) => [colonne, valeur, code]),
    )
    expect(fautes).toEqual([
      [
        ['terminaux', 'dix', 'nombre_illisible'],
        ['type_acces', 'cuivre', 'valeur_inconnue'],
        ['charte', 'peut-être', 'oui_non_attendu'],
      ],
      [
        ['tablettes', '9', 'partie_trop_grande'],
        ['date_saisie', '2023-10-01', 'date_hors_campagne'],
        ['uai', AILLEURS, 'hors_perimetre'],
      ],
      // Nothing is said of a date beside a campaign that nobody can read.
      [
        ['campagne', 'vingt', expect.any(String)],
        ['uai', AILLEURS, 'hors_perimetre'],
      ],
    ])
    expect(resultats[0]).toMatchObject({ colonne: 'terminaux', valeur: 'dix', code: 'nombre_illisible' })
    const { body } = await pilote.get(`/api/v1/espace/depots/${depot.id}/rejets.csv`)
    const [, premiere = ''] = body.split('\r\n')
    expect(premiere.match(/(terminaux|type_acces|charte)\u00a0: /g)).toHaveLength(3)
    expect(premiere).toMatch(/^2;terminaux, type_acces, charte;.*;2024;dix;2;cuivre;peut-être;/)
  })

  test('a line tells that it repeats another, whatever else is wrong with either, and which', async () => {
    const { depot } = await rejetsDe(
      csv(
        'uai;campagne;terminaux;tablettes;charte',
        `${A};2024;5;2;oui`,
        `${A};2024;5;2;oui`,
        `${A};2024;dix;2;peut-être`,
        `${B};2024;5;9;oui`,
        `${B};2024;vingt;2;oui`,
        `${B};2023;vingt;2;oui`,
        `;2024;dix;2;oui`,
      ),
    )
    const { resultats } = (await pilote.get(`/api/v1/espace/depots/${depot.id}/rejets`)).json()
    const repetitions = resultats.map(({ ligne, fautes }: { ligne: number; fautes: { motif: string }[] }) => [
      ligne,
      fautes.length,
      fautes.at(-1)?.motif,
    ])
    expect(repetitions).toEqual([
      [3, 1, 'répète la ligne 2'],
      [4, 3, 'déjà décrit à la ligne 2'],
      [5, 1, expect.not.stringContaining('déjà')],
      [6, 2, 'déjà décrit à la ligne 5'],
      [7, 1, expect.not.stringContaining('déjà')],
      [8, 2, expect.not.stringContaining('déjà')],
    ])
  })

  test('lines rejected before all faults were kept are still read', async () => {
    const { depot } = await rejetsDe(csv(ENTETE, `${B};2024;1;1`, `${A};2024;dix;oui`))
    await serveur.db
      .updateTable('depot_rejet')
      .set({ contenu: JSON.stringify([A, '2024', 'dix', 'oui']) })
      .where('depot_id', '=', depot.id)
      .execute()
    const { resultats } = (await pilote.get(`/api/v1/espace/depots/${depot.id}/rejets`)).json()
    expect(resultats[0]).toMatchObject({
      contenu: [A, '2024', 'dix', 'oui'],
      fautes: [{ colonne: 'terminaux', valeur: 'dix', code: 'nombre_illisible' }],
    })
  })

  test('a closed school is told from an unknown one', async () => {
    const ferme = uaiDe(4)
    const set = (ouvert: boolean) =>
      serveur.db.updateTable('etablissement').set({ ouvert }).where('uai', '=', ferme).execute()
    await set(false)
    const { lignes } = await rejetsDe(
      csv(ENTETE, `${ferme};2024;1;oui`, `0350001Y;2024;1;oui`, `${A};2024;1;oui`),
    )
    await set(true)
    expect(lignes[0]).toEqual([2, 'uai', 'etablissement_ferme'])
    expect(lignes[1]?.[2]).toMatch(/^uai_/)
  })

  test.each([
    ['a missing column', csv('uai;terminaux', `${A};2`), /colonne manquante : campagne/],
    ['no known column', csv('a;b', '1;2'), /aucune colonne/],
    ['nothing to publish', csv('uai;campagne', `${A};2024`), /aucune donnée n’est à publier/],
    ['a column twice', csv(`${ENTETE};charte`, `${A};2024;1;1;1`), /« charte » figure deux fois/],
    ['no line', csv(ENTETE), /aucune ligne/],
    ['no accepted line', csv(ENTETE, `${AILLEURS};2024;1;1`), /Aucune ligne n’est acceptée/],
    ['an open quote', csv(ENTETE, `"${A};2024;1;1`, 'suite'), /guillemet ouvert/],
  ])('a file with %s is refused whole, and says why', async (_, contenu, message) => {
    const depot = await deposer(serveur, pilote, contenu)
    expect(depot).toMatchObject({ etat: 'refuse', actions: ['abandonner'] })
    expect(depot.message).toMatch(message)
    expect((await publish(depot.id)).statusCode).toBe(409)
    expect((await pilote.get(`/api/v1/espace/depots/${depot.id}/apercu`)).json().code).toBe('etat_refuse')
  })

  test('programmes of a school, of a territory inside the perimeter, and none outside of it', async () => {
    const requete = `schema=${PROGRAMME}`
    const { depot, lignes } = await rejetsDe(
      csv(
        'uai,niveau,code,programme,role,debut,fin,source_url',
        `${A},,,snee,laureat,2021-09-01,,https://exemple.fr/snee`,
        `${A},,,tne,pilote,2022-09-01,2023-08-31,https://exemple.fr/tne`,
        ',commune,35238,tne,pilote,,,https://exemple.fr/tne',
        ',departement,35,tne,pilote,,,https://exemple.fr/tne',
        ',region,53,tne,pilote,,,https://exemple.fr/tne',
        ',commune,01053,tne,pilote,,,https://exemple.fr/tne',
        `${A},,,licorne,pilote,,,https://exemple.fr/tne`,
        `${B},,,tne,pilote,,,javascript:alert(1)`,
        `${B},pays,,licorne,pilote,2024-09-01,2023-09-01,https://exemple.fr/tne`,
        `${B},ville,35,tne,chef,,,https://exemple.fr/tne`,
      ),
      requete,
    )
    expect(depot.lignes).toEqual({ lues: 10, acceptees: 4, rejetees: 6 })
    expect(lignes).toEqual([
      [6, 'code', 'hors_perimetre'],
      [7, 'code', 'hors_perimetre'],
      [8, 'programme', 'programme_inconnu'],
      [9, 'source_url', 'adresse_illisible'],
      [10, 'uai', 'unite_double'],
      [11, 'niveau', expect.any(String)],
    ])
    const { resultats: rejets } = (await pilote.get(`/api/v1/espace/depots/${depot.id}/rejets`)).json()
    const colonnes = rejets
      .slice(-2)
      .map(({ fautes }: { fautes: { colonne: string }[] }) => fautes.map(({ colonne }) => colonne))
    // A level that cannot be read says nothing of whether the line names a school and a territory.
    expect(colonnes).toEqual([
      ['uai', 'programme', 'fin'],
      ['niveau', 'role'],
    ])
    const { resultats, comparaison } = (await pilote.get(`/api/v1/espace/depots/${depot.id}/apercu`)).json()
    // The national list already says that the first school takes part in the SNEE, under the same dates.
    expect(comparaison.nationales.identiques).toBe(3)
    const snee = resultats.find(
      ({ cellules }: { cellules: { valeur: string }[] }) => cellules[0]?.valeur === 'snee',
    )
    expect(snee.cellules).toContainEqual(
      expect.objectContaining({ champ: 'role', valeur: 'laureat', nationale: 'laureat' }),
    )
    expect((await publish(depot.id)).statusCode).toBe(200)
    const { donnees_locales } = await read(`/api/v1/etablissements/${A}`)
    expect(donnees_locales.map(({ programme }: { programme: string }) => programme).sort()).toEqual([
      'snee',
      'tne',
    ])
    expect((await read('/api/v1/territoires/commune/35238')).donnees_locales).toHaveLength(1)
    await pilote.send('POST', `/api/v1/espace/depots/${depot.id}/retirer`)
  })
})
