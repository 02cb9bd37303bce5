import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ACTEURS,
  ACTIONS_SIGNALEMENT,
  type Acte,
  type Acteur,
  type ActionSignalement,
  actionsPossibles,
  bureauOf,
  type Dossier,
  decide,
  ETATS_OUVERTS,
  ETATS_SIGNALEMENT,
  type EtatSignalement,
  isOuvert,
  NAISSANCE,
  type Piece,
  REGLES,
} from '../../data/catalogue/model/signalement.ts'
import { DELAIS, echeanceOf, tacheDue } from '../../data/catalogue/model/signalement-delais.ts'

type Action = Acte['action']
const ACTIONS = ACTIONS_SIGNALEMENT.filter((action): action is Action => action !== 'creer')
const PIECES: Piece[] = ['commentaire', 'doublon_de', 'destination', 'evenement']

/** The life of a report as product.md tells it, written again by hand: the machine must say the same. */
const VIE: [EtatSignalement, EtatSignalement, Acteur[]][] = [
  ['nouveau', 'confirme', ['pilote']],
  ['nouveau', 'transmis', ['pilote', 'systeme']],
  ['confirme', 'transmis', ['pilote', 'systeme']],
  ['transmis', 'accepte', ['producteur']],
  ...ETATS_OUVERTS.map((de): [EtatSignalement, EtatSignalement, Acteur[]] => [de, 'resolu', ['systeme']]),
  ['nouveau', 'rejete', ['pilote', 'moderateur']],
  ['confirme', 'rejete', ['pilote', 'moderateur']],
  ['transmis', 'rejete', ['producteur', 'moderateur']],
  ['accepte', 'rejete', ['producteur']],
  ['nouveau', 'doublon', ['pilote', 'moderateur']],
  ['confirme', 'doublon', ['pilote', 'moderateur']],
  ['transmis', 'doublon', ['producteur', 'moderateur']],
  ['transmis', 'expire', ['systeme']],
  ['accepte', 'expire', ['systeme']],
]

const passages = (): string[] => {
  const vus: string[] = []
  for (const etat of ETATS_SIGNALEMENT)
    for (const action of ACTIONS)
      for (const acteur of ACTEURS) {
        const decision = decide(
          { etat, version: 4 },
          { action, acteurs: [acteur], pieces: PIECES, version: 4 },
        )
        if (decision.permis && decision.apres !== etat) vus.push(`${etat} → ${decision.apres} : ${acteur}`)
      }
  return [...new Set(vus)].sort()
}

const acte: fc.Arbitrary<Acte> = fc.record({
  action: fc.constantFrom(...ACTIONS),
  acteurs: fc.uniqueArray(fc.constantFrom(...ACTEURS), { maxLength: 3 }),
  pieces: fc.subarray(PIECES),
  version: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(6) }),
})

describe('the machine of reports', () => {
  test('lets exactly the transitions of the product be made, by those the product names', () => {
    const attendus = VIE.flatMap(([de, vers, acteurs]) =>
      acteurs.map((acteur) => `${de} → ${vers} : ${acteur}`),
    )
    expect(passages()).toEqual([...new Set(attendus)].sort())
  })

  test('no sequence of acts leaves the declared states, loses an event or lets a role do another’s act', () => {
    fc.assert(
      fc.property(fc.array(acte, { maxLength: 40 }), (actes) => {
        let dossier: Dossier = NAISSANCE
        const evenements: { rang: number; avant: EtatSignalement; apres: EtatSignalement }[] = []
        for (const demande of actes) {
          const decision = decide(dossier, demande)
          if (!decision.permis) continue
          const { acteur, avant, apres, rang } = decision
          expect(demande.acteurs).toContain(acteur)
          expect(avant).toBe(dossier.etat)
          expect(ETATS_SIGNALEMENT).toContain(apres)
          if (apres !== avant) expect(passages()).toContain(`${avant} → ${apres} : ${acteur}`)
          if (!isOuvert(avant)) expect(apres).toBe(avant)
          if (demande.version !== null) expect(demande.version).toBe(dossier.version)
          evenements.push({ rang, avant, apres })
          dossier = { etat: apres, version: rang }
        }
        expect(evenements.map(({ rang }) => rang)).toEqual(evenements.map((_, i) => i + 2))
        expect(dossier.version).toBe(evenements.length + 1)
        const rejoue = evenements.reduce<EtatSignalement>((etat, { avant, apres }) => {
          expect(avant).toBe(etat)
          return apres
        }, NAISSANCE.etat)
        expect(rejoue).toBe(dossier.etat)
      }),
      { numRuns: 300 },
    )
  })

  test('of two acts on the same version, only the first one is made', () => {
    const premier = decide({ etat: 'transmis', version: 3 }, geste('accepter', 'producteur', 3))
    if (!premier.permis) throw new Error('refused')
    const second = decide({ etat: premier.apres, version: premier.rang }, geste('rejeter', 'producteur', 3))
    expect(second).toEqual({ permis: false, motif: 'version_depassee' })
  })

  test('says why an act is refused', () => {
    const transmis = { etat: 'transmis', version: 1 } as const
    expect(decide(transmis, geste('accepter', 'pilote', 1))).toEqual({ permis: false, motif: 'role_refuse' })
    expect(decide(transmis, geste('confirmer', 'pilote', 1))).toEqual({
      permis: false,
      motif: 'etat_refuse',
    })
    expect(decide(transmis, { ...geste('rejeter', 'producteur', 1), pieces: [] })).toEqual({
      permis: false,
      motif: 'piece_manquante',
      piece: 'commentaire',
    })
  })

  test('what is offered is what is accepted', () => {
    for (const etat of ETATS_SIGNALEMENT)
      for (const acteur of ACTEURS)
        for (const action of ACTIONS) {
          const permis = decide({ etat, version: 1 }, geste(action, acteur, 1)).permis
          expect(actionsPossibles(etat, [acteur]).includes(action), `${etat} ${acteur} ${action}`).toBe(
            permis,
          )
        }
  })

  test('every action may be made by somebody, and nobody but the program resolves', () => {
    for (const action of ACTIONS) expect(REGLES[action].length, action).toBeGreaterThan(0)
    expect(REGLES.resoudre.flatMap(({ par }) => par)).toEqual(['systeme'])
  })

  test('a report lies on one desk at a time', () => {
    expect(ETATS_OUVERTS.map(bureauOf)).toEqual(['pilote', 'pilote', 'producteur', 'producteur'])
  })
})

const geste = (action: Action, acteur: Acteur, version: number): Acte => ({
  action,
  acteurs: [acteur],
  pieces: PIECES,
  version,
})

describe('deadlines', () => {
  const jour = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000)
  const due = (etat: EtatSignalement, jours: number, rappels = 0) =>
    tacheDue({ etat, etat_depuis: jour(0), rappels }, jour(jours))

  test('a silent pilot territory is reminded, then passed over', () => {
    expect([6, 7, 14, 15].map((n) => due('nouveau', n))).toEqual([
      null,
      'rappeler',
      'rappeler',
      'transmettre',
    ])
    expect(due('nouveau', 8, 1)).toBeNull()
    expect(due('nouveau', 14, 1)).toBe('rappeler')
  })

  test('a confirmed report leaves the next day, a sent one expires, a closed one is left in peace', () => {
    expect([due('confirme', 0.5), due('confirme', 1)]).toEqual([null, 'transmettre'])
    expect([due('transmis', 30), due('transmis', 179, 5), due('transmis', 180, 5)]).toEqual([
      'rappeler',
      null,
      'expirer',
    ])
    expect(due('resolu', 5000)).toBeNull()
    expect(echeanceOf('rejete', jour(0))).toBeNull()
    expect(echeanceOf('nouveau', jour(0))).toEqual(jour(15))
  })

  test('what happens by itself is allowed by the machine, and every open state has an end', () => {
    for (const etat of ETATS_OUVERTS) {
      const action = DELAIS[etat]?.action as ActionSignalement as Action
      expect(
        decide({ etat, version: 1 }, { ...geste(action, 'systeme', 1), version: null }).permis,
        etat,
      ).toBe(true)
      if (DELAIS[etat]?.rappel != null) expect(actionsPossibles(etat, ['systeme'])).toContain('rappeler')
    }
  })
})
