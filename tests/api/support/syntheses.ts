const vide = {
  type: 'tous',
  secteur: 'tous',
  borne_basse: null,
  borne_haute: null,
  numerateur: null,
  denominateur: null,
  decile_1: null,
  decile_9: null,
  repartition: null,
}

/** IPS of one territory: a median with its deciles. */
const ips = (
  niveau: string,
  code: string,
  campagne: string,
  repondants: number,
  attendus: number,
  statut: string,
) => ({
  ...vide,
  indicateur: 'ips',
  campagne,
  niveau,
  code,
  attendus,
  repondants,
  statut,
  valeur: repondants > 0 ? 104.19999999999999 : null,
  decile_1: repondants > 0 ? 90 : null,
  decile_9: repondants > 0 ? 120 : null,
})

const locaux = (niveau: string, code: string, valeur: number) => ({
  ...vide,
  indicateur: 'locaux_raccordables',
  campagne: '2018-T1',
  niveau,
  code,
  attendus: 3,
  repondants: 3,
  statut: 'publie',
  valeur,
  numerateur: valeur,
})

/** 2021 is well covered, 2022 is not: the default campaign must be 2021. Saint-Brieuc has no row at all. */
export const SYNTHESES = [
  ips('pays', 'FR', '2021', 3, 4, 'publie'),
  ips('pays', 'FR', '2022', 1, 4, 'couverture_insuffisante'),
  ips('region', '53', '2021', 3, 4, 'publie'),
  ips('departement', '22', '2021', 0, 1, 'non_communique'),
  ips('departement', '35', '2021', 2, 3, 'publie'),
  ips('departement', '35', '2022', 1, 3, 'couverture_insuffisante'),
  ips('commune', '35238', '2021', 1, 1, 'publie'),
  { ...ips('departement', '35', '2021', 1, 1, 'publie'), type: 'college', valeur: 99 },
  locaux('pays', 'FR', 30_000),
  locaux('departement', '35', 20_000),
  locaux('commune', '35238', 15_000),
  locaux('commune', '35047', 1_892),
]
