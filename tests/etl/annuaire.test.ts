import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, fixture, openBanc, type Recu, recevoir, uaiOf } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

const annuaire = (nom: string): Promise<Recu> => recevoir(banc, 'annuaire', fixture(`annuaire/${nom}`))

/** Rows without what a generation does not carry at all, or leaves empty. */
const known = ({ releves }: Recu) =>
  releves.map(({ code, ligne: _, valeurs, ...row }) => ({
    ...row,
    code,
    valeurs: Object.fromEntries(
      Object.entries(valeurs).filter(([nom, valeur]) => valeur !== null && nom !== 'circonscription'),
    ),
  }))

describe('generations of the annuaire', () => {
  it.each([
    ['fr-en-annuaire-education_2023.csv', '2023'],
    ['fr-en-annuaire-education_2026.csv', '2026'],
    ['fr-en-annuaire-education_api-2026.json', 'api-2026'],
  ])('names the header of %s', async (nom, generation) => {
    const { resultat } = await annuaire(nom)
    expect(resultat.generation).toBe(generation)
    expect(resultat.echecs).toEqual([])
    expect(resultat.bilan).toMatchObject({ lues: 6, chargees: 5, ignorees: 1, rejetees: 0 })
    expect(resultat.bilan.motifs).toContainEqual(
      expect.objectContaining({ nature: 'ignore', code: 'hors_perimetre', nombre: 1 }),
    )
    expect(
      resultat.bilan.motifs.filter(({ code }) => /colonnes_inconnues|entete_inconnu/.test(code)),
    ).toEqual([])
  })

  it('says the same of the same schools in the three of them', async () => {
    const reference = known(await annuaire('fr-en-annuaire-education_2026.csv'))
    expect(reference).toHaveLength(5)
    expect(known(await annuaire('fr-en-annuaire-education_2023.csv'))).toEqual(reference)
    expect(known(await annuaire('fr-en-annuaire-education_api-2026.json'))).toEqual(reference)
  })

  it('loads the circonscription where the generation has one', async () => {
    const { releves } = await annuaire('fr-en-annuaire-education_2026.csv')
    expect(releves[0]?.valeurs.circonscription).toBe('0359990A')
    const [former] = (await annuaire('fr-en-annuaire-education_2023.csv')).releves
    expect(former?.valeurs).not.toHaveProperty('circonscription')
    expect(former?.valeurs.circonscription_nom).toBe('Circonscription de Rennes Essai')
  })

  it('reads every kind of value', async () => {
    const { releves } = await annuaire('fr-en-annuaire-education_2026.csv')
    expect(releves[0]).toMatchObject({
      code: uaiOf(359901),
      niveau: 'etablissement',
      campagne: 'referentiel',
      ligne: 2,
    })
    expect(releves[0]?.valeurs).toMatchObject({
      nom: 'École élémentaire publique des Essais',
      type: 'ecole',
      secteur: 'public',
      commune: '35238',
      arrondissement: null,
      departement: '35',
      ecole_maternelle: false,
      ecole_elementaire: true,
      multi_uai: false,
      latitude: 48.1113,
      longitude: -1.68,
      precision: 'numero',
      date_ouverture: '1970-09-01',
      etat: 'ouvert',
      commune_deduite: false,
    })
  })
})

describe('codes of the ministry', () => {
  it('become those of INSEE, text with their zeros', async () => {
    const { releves } = await annuaire('fr-en-annuaire-education_2026.csv')
    const codes = releves.map(({ valeurs }) => [valeurs.departement, valeurs.commune, valeurs.arrondissement])
    expect(codes).toEqual([
      ['35', '35238', null],
      ['2A', '2A004', null],
      ['971', '97105', null],
      ['75', '75056', '75112'],
      ['975', '97502', null],
    ])
  })

  it('places what can be placed and rejects the rest with the reason', async () => {
    const { releves, rejets } = await annuaire('lieux.csv')
    const places = releves.map(({ valeurs }) => [
      valeurs.nom,
      valeurs.commune,
      valeurs.arrondissement,
      valeurs.departement,
      valeurs.commune_deduite,
    ])
    expect(places.slice(3)).toEqual([
      ['Commune fusionnée', '01015', null, '01', false],
      ['Commune sans code', '35288', null, '35', true],
      ['Une seule coordonnée', '35238', null, '35', false],
      ['Latitude impossible', '35238', null, '35', false],
      ['Lyon par son nom', '69123', null, '69', true],
      ['Marseille', '13055', '13204', '13', false],
      ['Bastia', '2B033', null, '2B', false],
      ['Nouméa', '98818', null, '988', false],
      ['Saint-Martin', '97801', null, '978', false],
      ['Mamoudzou', '97611', null, '976', false],
    ])
    expect(rejets).toEqual([
      {
        ligne: 7,
        colonne: 'Code_commune',
        valeur: null,
        code: 'commune_absente',
        motif: 'ni code ni nom de commune exploitable',
      },
      {
        ligne: 8,
        colonne: null,
        valeur: null,
        code: 'commune_inconnue',
        motif: 'aucune commune n’a ou n’a eu le code 35999',
      },
      {
        ligne: 9,
        colonne: 'Code_departement',
        valeur: '00',
        code: 'departement_inconnu',
        motif: 'ce code ne désigne aucun département',
      },
    ])
  })
})

describe('positions', () => {
  it('are kept with their precision, or not at all', async () => {
    const { releves, resultat } = await annuaire('lieux.csv')
    const positions = new Map(
      releves.map(({ valeurs: v }) => [v.nom, [v.latitude, v.longitude, v.precision]]),
    )
    expect(positions.get('Position absente')).toEqual([null, null, null])
    expect(positions.get('Au centre de la commune')).toEqual([48.1113, -1.68, 'commune'])
    expect(positions.get('Précision inconnue')).toEqual([48.1113, -1.68, 'inconnue'])
    expect(positions.get('Une seule coordonnée')).toEqual([null, null, 'numero'])
    expect(positions.get('Latitude impossible')).toEqual([null, null, 'numero'])
    expect(resultat.bilan.motifs).toContainEqual({
      nature: 'avertissement',
      code: 'valeur_trop_grande',
      motif: 'latitude : au plus 90 est attendu',
      nombre: 1,
      premiere_ligne: 11,
    })
  })
})

describe('identifiers', () => {
  it('are accepted in lower case, unique, and checked', async () => {
    const { resultat, releves, rejets } = await annuaire('identifiants.csv')
    expect(releves.map(({ code, ligne }) => [code, ligne])).toEqual([
      [uaiOf(359911), 2],
      [uaiOf(359912), 3],
      [uaiOf(359913), 6],
      [uaiOf(359917), 10],
    ])
    expect(resultat.bilan.motifs).toContainEqual({
      nature: 'ignore',
      code: 'doublon_identique',
      motif: 'répète une ligne déjà lue',
      nombre: 1,
      premiere_ligne: 4,
    })
    const column = 'Identifiant_de_l_etablissement'
    expect(rejets.map(({ ligne, colonne, code }) => [ligne, colonne, code])).toEqual([
      [5, null, 'doublon'],
      [7, column, 'uai_vide'],
      [8, column, 'uai_cle_fausse'],
      [9, column, 'uai_illisible'],
    ])
    expect(rejets[0]?.motif).toBe('déjà décrit, autrement, à la ligne 3')
    expect(rejets[2]).toMatchObject({
      valeur: expect.stringMatching(/^0359915[A-Z]$/),
      motif: 'la lettre de contrôle de l’UAI ne correspond pas à ses chiffres',
    })
  })

  it('keep the rejected line whole, for its producer', async () => {
    const { resultat } = await annuaire('identifiants.csv')
    const rejet = await banc.connection.db
      .selectFrom('import_rejet')
      .select('contenu')
      .where('import_id', '=', resultat.importId)
      .where('ligne', '=', 7)
      .executeTakeFirstOrThrow()
    expect(rejet.contenu).toMatch(/^;École 359914;Ecole;Public;/)
  })
})
