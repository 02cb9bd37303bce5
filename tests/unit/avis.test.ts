import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  type EvenementAnnonce,
  isPourAgent,
  isPourAuteur,
  isPourWebhook,
} from '../../data/catalogue/model/avis.ts'
import { dernierDepart } from '../../data/catalogue/model/moment.ts'
import type { Droit } from '../../data/catalogue/model/role.ts'
import { isAdressePublique, refusAdresse } from '../../server/avis/reseau.ts'
import { signEnvoi } from '../../server/avis/signature.ts'
import { fluxAtom } from '../../server/pages/atom.ts'

describe('when a digest leaves', () => {
  const lundi7 = { jour: 'lundi', heure: 7 } as const
  const chaqueJour = { jour: null, heure: 7 } as const
  test.each([
    // Thursday 26 November 2026: Paris is one hour ahead of UTC.
    [chaqueJour, '2026-11-26T05:59:00Z', '2026-11-25T06:00:00.000Z', '2026-11-25'],
    [chaqueJour, '2026-11-26T06:00:00Z', '2026-11-26T06:00:00.000Z', '2026-11-26'],
    [lundi7, '2026-11-26T12:00:00Z', '2026-11-23T06:00:00.000Z', '2026-11-23'],
    [lundi7, '2026-11-23T05:30:00Z', '2026-11-16T06:00:00.000Z', '2026-11-16'],
    // In summer, two hours.
    [chaqueJour, '2026-07-14T05:10:00Z', '2026-07-14T05:00:00.000Z', '2026-07-14'],
    // The hour that spring takes away (29 March 2026, at 2): the day before stands.
    [{ jour: null, heure: 2 }, '2026-03-29T10:00:00Z', '2026-03-28T01:00:00.000Z', '2026-03-28'],
    [{ jour: 'dimanche', heure: 2 }, '2026-04-03T10:00:00Z', '2026-03-29T00:00:00.000Z', '2026-03-29'],
  ] as const)('%o, at %s', (horaire, maintenant, moment, periode) => {
    const depart = dernierDepart(horaire, new Date(maintenant))
    expect([depart.moment.toISOString(), depart.periode]).toEqual([moment, periode])
  })

  test('never in the future, and the next one never before, hour after hour around a change of season', () => {
    let avant = 0
    for (let heure = 0; heure < 24 * 30; heure += 1) {
      const maintenant = Date.UTC(2026, 2, 10) + heure * 3_600_000
      const moment = dernierDepart(lundi7, new Date(maintenant)).moment.getTime()
      expect(moment).toBeLessThanOrEqual(maintenant)
      expect(moment).toBeGreaterThan(maintenant - 7.1 * 86_400_000)
      expect(moment).toBeGreaterThanOrEqual(avant)
      avant = moment
    }
  })
})

describe('whom an event concerns', () => {
  const signalement = { territoires: { departement: '35', commune: '35238' }, source: 'annuaire' }
  const evenement: EvenementAnnonce = {
    action: 'transmettre',
    acteur: 'pilote',
    agent_id: 1,
    avant: 'confirme',
    apres: 'transmis',
    texte: 'aucun',
  }
  const agent = (droit: Droit, id = 2) => ({ id, droits: [droit] })
  const pilote = agent({ role: 'pilote', niveau: 'departement', code: '35' })
  const producteur = agent({ role: 'producteur', source: 'annuaire' })
  const moderateur = agent({ role: 'moderateur' })

  test('agents: what is entrusted to them, once it has reached them, but not what they did', () => {
    expect(isPourAgent(pilote, signalement, evenement)).toBe(true)
    expect(isPourAgent({ ...pilote, id: 1 }, signalement, evenement)).toBe(false)
    expect(isPourAgent(producteur, signalement, evenement)).toBe(true)
    expect(isPourAgent(producteur, signalement, { ...evenement, apres: 'confirme' })).toBe(false)
    expect(isPourAgent(agent({ role: 'producteur', source: 'gar' }), signalement, evenement)).toBe(false)
    const ailleurs = agent({ role: 'pilote', niveau: 'departement', code: '01' })
    expect(isPourAgent(ailleurs, signalement, evenement)).toBe(false)
    expect(isPourAgent(moderateur, signalement, evenement)).toBe(false)
    expect(isPourAgent(moderateur, signalement, { ...evenement, texte: 'retenu' })).toBe(true)
    expect(isPourAgent(pilote, signalement, { ...evenement, action: 'publier_texte' })).toBe(false)
    expect(isPourWebhook(moderateur, signalement)).toBe(true)
    expect(isPourWebhook(ailleurs, signalement)).toBe(false)
  })

  test('authors: changes of state and answers, not what they did, nor what the receipt said', () => {
    expect(isPourAuteur(evenement)).toBe(true)
    expect(isPourAuteur({ ...evenement, acteur: 'systeme', avant: 'nouveau' })).toBe(false)
    const commentaire = { ...evenement, action: 'commenter', avant: 'transmis' } as const
    expect(isPourAuteur({ ...commentaire, texte: 'publie' })).toBe(true)
    expect(isPourAuteur({ ...commentaire, texte: 'retenu' })).toBe(false)
    expect(isPourAuteur({ ...commentaire, acteur: 'auteur', texte: 'publie' })).toBe(false)
    expect(isPourAuteur({ ...evenement, action: 'rappeler', avant: 'transmis' })).toBe(false)
  })
})

describe('addresses of webhooks', () => {
  test.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
  ])('%s is not public', (adresse) => {
    expect(isAdressePublique(adresse)).toBe(false)
  })
  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:4700::1', '2a01:e0a::1'])(
    '%s is',
    (adresse) => {
      expect(isAdressePublique(adresse)).toBe(true)
    },
  )
  test.each([
    'http://exemple.fr/',
    'https://a:b@exemple.fr/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://localhost:8080/',
    'https://base.internal/',
  ])('%s is refused', (url) => {
    expect(refusAdresse(url, false)).toMatch(/^une adresse/)
  })
  test('on a network of one’s own, any is taken, without a password in it', () => {
    expect(refusAdresse('https://exemple.fr/cartable', false)).toBeNull()
    expect(refusAdresse('http://127.0.0.1:9/', true)).toBeNull()
    expect(refusAdresse('http://a@127.0.0.1:9/', true)).not.toBeNull()
  })
})

test('a delivery is signed over its timestamp and its body', () => {
  const attendu = createHmac('sha256', 's').update('1700000000.{"a":1}').digest('hex')
  expect(signEnvoi('s', 1_700_000_000, '{"a":1}')).toBe(`sha256=${attendu}`)
})

test('a feed escapes what it says, and drops what XML cannot say', () => {
  const flux = fluxAtom(
    {
      titre: 'A & B',
      soi: 'https://c.fr/signalements.atom?territoire=departement:35&source=gar',
      page: 'https://c.fr/signalements',
      entrees: [
        {
          titre: '<b>\u0000\u000b]]>',
          adresse: 'https://c.fr/signalements/1',
          cree_le: '2026-01-01T00:00:00.000Z',
          modifie_le: '2026-01-02T00:00:00.000Z',
          texte: '</content>',
        },
      ],
    },
    '2026-01-01T00:00:00.000Z',
  )
  expect(flux).toContain('<title>&lt;b&gt;]]&gt;</title>')
  expect(flux).toContain('<title>A &amp; B</title>')
  expect(flux).toContain('<content type="text">&lt;/content&gt;</content>')
  expect(flux.match(/<updated>2026-01-02/g)).toHaveLength(2)
})
