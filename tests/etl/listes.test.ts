import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Banc, openBanc, recevoir, uaiOf } from './support/banc.ts'

let banc: Banc
beforeAll(async () => {
  banc = await openBanc()
})
afterAll(() => banc.close())

let fichiers = 0
async function read(source: string, entete: string, ...lignes: string[]) {
  const chemin = await banc.write(`${fichiers++}-${source}_2022.csv`, [entete, ...lignes, ''].join('\n'))
  return recevoir(banc, source, chemin)
}
const codes = (rejets: readonly { ligne: number; colonne: string | null; code: string }[]) =>
  rejets.map(({ ligne, colonne, code }) => [ligne, colonne, code])

describe('SNEE', () => {
  const ECOLES =
    'uai;nom_de_l_ecole;nombre_de_classes_referentiel;region_academique_ou_com;academie;departement_uai;nom_de_la_commune_uai;raison_sociale_du_signataire_de_la_convention;position_ecole'
  const COLLECTIVITES =
    'code_region;region_academique_ou_com;code_academie;academie;code_departement;departement;raison_sociale_du_signataire_de_la_convention;siren_signataire_de_la_convention;code_commune_siege;nom_officiel_commune_siege;nombre_de_communes;nombre_d_ecoles;depenses_realisees_par_la_collectivite;montant_de_la_subvention;position'
  const convention = (siren: string, commune: string, ecoles: number, subvention: number | string) =>
    `53;Bretagne;14;Rennes;035;Ille-et-Vilaine;COMMUNE;${siren};${commune};X;1;${ecoles};900.5;${subvention};`

  it('écoles are members of the programme; the unseen half of the columns is named', async () => {
    const { resultat, releves } = await read(
      'snee-ecoles',
      `${ECOLES};secteur_uai`,
      `${uaiOf(350001)};École;7;Bretagne;Rennes;35;Rennes;COMMUNE DE RENNES;48.1, -1.6;PUBLIC`,
    )
    expect(releves).toMatchObject([
      {
        niveau: 'etablissement',
        campagne: 'referentiel',
        valeurs: { programme_snee: true, classes_equipees: 7 },
      },
    ])
    expect(resultat.bilan.motifs).toEqual([
      expect.objectContaining({ motif: 'colonnes non reconnues, non chargées : secteur_uai' }),
    ])
  })

  it('agreements stand at the commune of their signatory, several in one commune', async () => {
    const { resultat, releves, rejets } = await read(
      'snee-collectivites',
      COLLECTIVITES,
      convention('213502388', '35238', 4, 1200.25),
      convention('243500139', '35238', 9, 5000),
      convention('210100343', '01340', 1, 700),
      convention('213502388', '35238', 4, 1200.25),
    )
    expect(rejets).toEqual([])
    expect(
      releves.map(({ niveau, code, valeurs }) => [niveau, code, valeurs.subvention, valeurs.siren]),
    ).toEqual([
      ['commune', '35238', 1200.25, '213502388'],
      ['commune', '35238', 5000, '243500139'],
      ['commune', '01015', 700, '210100343'],
    ])
    expect(resultat.bilan.motifs).toEqual([expect.objectContaining({ code: 'doublon_identique', nombre: 1 })])
  })

  it('agreements without a seat, of an unknown commune or with negative amounts are refused', async () => {
    const { rejets } = await read(
      'snee-collectivites',
      COLLECTIVITES,
      convention('213502388', '', 4, 1200),
      convention('213502388', '35999', 4, 1200),
      convention('213502388', '35238', -4, 1200),
      convention('213502388', '35238', 4, -1200),
      convention('21350', '35238', 4, 1200),
    )
    expect(codes(rejets)).toEqual([
      [2, 'code_commune_siege', 'commune_vide'],
      [3, null, 'commune_inconnue'],
      [4, 'nombre_d_ecoles', 'valeur_trop_petite'],
      [5, 'montant_de_la_subvention', 'valeur_trop_petite'],
      [6, 'siren_signataire_de_la_convention', 'siren_illisible'],
    ])
  })
})

describe('lists of schools', () => {
  it('hybridation: one column is enough', async () => {
    const { releves } = await read(
      'hybridation-lycees',
      'uai;nom_du_lycee;nom_de_la_commune;position',
      `${uaiOf(350001)};Lycée;Rennes;`,
    )
    expect(releves.map(({ valeurs }) => valeurs)).toEqual([{ programme_hybridation_lycees: true }])
    const chemin = await banc.write('hybridation-sans-uai.csv', 'nom_du_lycee;position\nLycée;\n')
    await expect(recevoir(banc, 'hybridation-lycees', chemin)).rejects.toThrow(
      /aucune colonne de la source « Hybridation de l’enseignement en lycée : lycées bénéficiaires » n’est reconnue. Attendu, par exemple : uai/,
    )
  })

  it('Ted-i: each use has its days', async () => {
    const ENTETE =
      'uai;debut_utilisation;fin_utilisation;nom_etablissement;type_etablissement;nom_commune;position;libelle_departement;libelle_academie'
    const usage = (debut: string, fin: string) =>
      `${uaiOf(350001)};${debut};${fin};École;ECOLE;Rennes;;35;Rennes`
    const { resultat, releves, rejets } = await read(
      'tedi',
      ENTETE,
      usage('2022-01-03', '2022-02-04'),
      usage('2023-01-03', ''),
      usage('2024-05-01', '2024-04-01'),
    )
    expect(resultat.generation).toBe('2026')
    expect(releves.map(({ valeurs }) => valeurs)).toEqual([
      { programme_tedi: true, debut: '2022-01-03', fin: '2022-02-04' },
      { programme_tedi: true, debut: '2023-01-03', fin: null },
    ])
    expect(codes(rejets)).toEqual([[4, 'fin_utilisation', 'dates_inversees']])
  })

  it('label of Occitanie: level and year, under the former name of the UAI', async () => {
    const { releves, rejets } = await read(
      'label-numerique-occitanie',
      'rne;nom_etablissement;localite;departement;label;annee;position',
      `${uaiOf(310001)};Lycée;Toulouse;31;Niveau 2;2018-2019;`,
      `${uaiOf(310002)};Lycée;Toulouse;31;Niveau 1;2017.0;`,
      `${uaiOf(310003)};Lycée;Toulouse;31;Niveau 1;bientôt;`,
    )
    expect(releves.map(({ valeurs }) => valeurs)).toEqual([
      { programme_label_numerique: true, niveau_label: 'Niveau 2', debut: '2018' },
      { programme_label_numerique: true, niveau_label: 'Niveau 1', debut: '2017' },
    ])
    expect(codes(rejets)).toEqual([[4, 'annee', 'annee_illisible']])
  })

  it('cités scolaires: one code for the schools of a site', async () => {
    const { releves } = await read(
      'cites-scolaires',
      'code_cite_scolaire;uai;code_nature;appellation_officielle',
      `07504;${uaiOf(750001)};340;Collège`,
      `07504;${uaiOf(750002)};300;Lycée`,
    )
    expect(releves.map(({ valeurs }) => valeurs)).toEqual([
      { cite_scolaire: '07504', en_cite_scolaire: true },
      { cite_scolaire: '07504', en_cite_scolaire: true },
    ])
  })

  it('priority education: out of the networks is an answer', async () => {
    const { resultat, releves, rejets } = await read(
      'etablissements-ep',
      'uai;ep_2022_2023;nom_etablissement;uai_tete_de_reseau;nombre_d_eleves;qp_a_proximite_o_n;libelle_academie;code_region',
      `${uaiOf(350001)};REP+;A;${uaiOf(350009)};120;;Rennes;53`,
      `${uaiOf(350002)};HORS REP;B;;80;Dans QP;Rennes;53`,
      `${uaiOf(350003)};ECLAIR;C;;80;;Rennes;53`,
    )
    expect(resultat.bilan.motifs.filter(({ code }) => code === 'colonnes_inconnues')).toEqual([])
    expect(releves.map(({ campagne, valeurs }) => [campagne, valeurs.education_prioritaire])).toEqual([
      ['2022', 'REP+'],
      ['2022', 'aucune'],
    ])
    expect(codes(rejets)).toEqual([[4, 'ep_2022_2023', 'valeur_inconnue']])
  })
})

describe('Pix certification', () => {
  const ENTETE =
    `annee;academie_nom;academie_code;departement_nom;departement_code;commune_nom;commune_code;etablissement;uai;
position;secteur;sessions_programmees;sessions_finalisees;inscrits;inscrits_distincts;participants;certifies;non_obtenues;
average_pix_score;median_pix_score;first_quartile_pix_score;third_quartile_pix_score;code_insee_de_la_region;
libelle_de_la_region;code_region;libelle_region`.replaceAll('\n', '')
  const passation = (annee: string, nombres: string) =>
    `${annee};Rennes;14;Ille-et-Vilaine;035;Rennes;35238;Collège;${uaiOf(350001)};45.9, 5.3;PUBLIC;${nombres};53;Bretagne;53;Bretagne`

  it('reads candidates of a year; every published column is known', async () => {
    const { resultat, releves } = await read(
      'pix-certification',
      ENTETE,
      passation('2024', '4;4;98;98;92;88;4;301.5;310;250;360'),
    )
    expect(resultat.generation).toBe('2026')
    expect(resultat.bilan.motifs).toEqual([])
    expect(releves).toMatchObject([
      {
        campagne: '2024',
        code: uaiOf(350001),
        valeurs: { sessions_finalisees: 4, inscrits: 98, participants: 92, certifies: 88, score_median: 310 },
      },
    ])
  })

  it('refuses negative counts and years to come, and only warns of an impossible score', async () => {
    const { resultat, releves, rejets } = await read(
      'pix-certification',
      ENTETE,
      passation('2024', '4;4;-98;98;92;88;4;;;;'),
      passation('2028', '4;4;98;98;92;88;4;;;;'),
      passation('2023', '4;4;98;98;92;88;4;;5000;;'),
    )
    expect(codes(rejets)).toEqual([
      [2, 'inscrits', 'valeur_trop_petite'],
      [3, null, 'campagne_future'],
    ])
    expect(releves.map(({ campagne, valeurs }) => [campagne, valeurs.score_median])).toEqual([['2023', null]])
    expect(resultat.bilan.motifs).toContainEqual(
      expect.objectContaining({ nature: 'avertissement', code: 'valeur_trop_grande' }),
    )
  })
})
