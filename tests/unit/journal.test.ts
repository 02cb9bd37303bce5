import { describe, expect, test } from 'vitest'
import { writeAuteur, writeDetails, writeObjet } from '../../data/mots/journal.ts'

describe('the audit log, as people read it', () => {
  test.each([
    ['signalement:7', 'signalement n°\u00a07'],
    ['import_demande:2', 'import n°\u00a02'],
    ['reglage:resume_heure', 'Heure des résumés'],
    ['reglage:constructor', 'constructor'],
    ['connexion', 'connexion'],
    ['inconnu:3', 'inconnu:3'],
  ])('%s is written « %s »', (objet, ecrit) => expect(writeObjet(objet)).toBe(ecrit))

  test('facts are written in words: no code, no JSON', () => {
    expect(writeDetails({ rang: 3, acteur: 'producteur', action: 'accepter' })).toEqual([
      'a accepté la correction',
      'événement n°\u00a03',
      'en tant que\u00a0: le producteur',
    ])
    expect(writeDetails({ droits: ['pilote:departement:35', 'administrateur'], droits_avant: [] })).toEqual([
      'droits\u00a0: Territoire pilote (département 35), Administration',
      'droits avant\u00a0: aucun',
    ])
    expect(
      writeDetails({ schema: 'programme-numerique-etablissement', remplace: null, actif: false }),
    ).toEqual(['schéma\u00a0: Participation à des programmes', 'actif\u00a0: non'])
    expect(writeDetails({ portees: ['depots'], cadence: 'jamais', moyen: 'lien' })).toEqual([
      'portées\u00a0: déposer des données locales',
      'cadence\u00a0: jamais',
      'par\u00a0: lien de connexion',
    ])
  })

  test('what acts without an agent has a name too, and an agent keeps theirs', () => {
    expect(['systeme', 'commande', 'Camille Riou'].map(writeAuteur)).toEqual([
      'Cartable',
      'la ligne de commande',
      'Camille Riou',
    ])
  })
})
