import { rankByKeenness } from '../enquete/participations.ts'
import { type Etablissement, isHorsContrat, NATURES } from '../monde/etablissement.ts'
import { tirage } from '../random.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const dans = ({ appellations, garde }: Contexte, { site }: Etablissement) =>
  garde(site.departement) ? appellations.get(site.departement) : undefined

const lycees = defineTableau(['uai', 'nom_du_lycee', 'nom_de_la_commune', 'position'], PORTAIL)
/** Lycées listed (portal of the ministry); three régions are not among them. */
const HYBRIDATION = { lycees: 1_713, absentes: new Set(['93', '28', '04']) }

/** Lycées equipped for hybrid teaching; the columns that are known. */
export const hybridationLycees: Fichier = {
  source: 'hybridation-lycees',
  nom: 'fr-en-hybridation_lycees_par_lycee.csv',
  format: PORTAIL,
  *lignes(contexte: Contexte) {
    yield lycees.entete
    const admis = contexte.monde.etablissements.filter(
      (e) => e.type === 'lycee' && !isHorsContrat(e) && !HYBRIDATION.absentes.has(e.site.region),
    )
    for (const lycee of rankByKeenness('hybridation', admis).slice(0, HYBRIDATION.lycees)) {
      if (dans(contexte, lycee))
        yield lycees.ligne({ uai: lycee.uai, nom_du_lycee: lycee.nom, nom_de_la_commune: lycee.site.nom })
    }
  },
}

const robots = defineTableau(
  `uai debut_utilisation fin_utilisation nom_etablissement type_etablissement nom_commune position libelle_departement
libelle_academie`.split(/\s/),
  PORTAIL,
)
const robot = tirage('tedi/etablissement')
const depart = tirage('tedi/depart')
const duree = tirage('tedi/duree')
/** One use in twenty schools: about the 3,700 published lines. */
const PART_TEDI = 0.058
const PREMIER_JOUR = Date.UTC(2021, 10, 2)
const JOURS = 1_650

/** Uses of telepresence robots, each with its days. */
export const tediDeploiement: Fichier = {
  source: 'tedi',
  nom: 'fr-en-deploiemement_tedi.csv',
  format: PORTAIL,
  *lignes(contexte: Contexte) {
    yield robots.entete
    for (const etablissement of contexte.monde.etablissements) {
      const { rang, uai, nom, nature, site, type } = etablissement
      const appellation = dans(contexte, etablissement)
      if (!appellation || robot(rang) > (type === 'ecole' ? PART_TEDI * 0.6 : PART_TEDI * 2)) continue
      const debut = PREMIER_JOUR + Math.floor(depart(rang) * JOURS) * 86_400_000
      const fin = debut + Math.floor(20 + duree(rang) * 200) * 86_400_000
      yield robots.ligne({
        uai,
        debut_utilisation: new Date(debut).toISOString().slice(0, 10),
        fin_utilisation: duree(rang) > 0.85 ? '' : new Date(fin).toISOString().slice(0, 10),
        nom_etablissement: nom,
        type_etablissement: NATURES[nature].libelle,
        nom_commune: site.nom,
        libelle_departement: appellation.departement,
        libelle_academie: appellation.academie,
      })
    }
  },
}

const labels = defineTableau(
  ['rne', 'nom_etablissement', 'localite', 'departement', 'label', 'annee', 'position'],
  PORTAIL,
)
const niveau = tirage('label/niveau')
const annee = tirage('label/annee')

/** Lycées of Occitanie with the « lycée numérique » label, and their level. */
export const labelNumeriqueOccitanie: Fichier = {
  source: 'label-numerique-occitanie',
  nom: 'fr-en-occitanie-label-numerique-lycee.csv',
  format: PORTAIL,
  *lignes(contexte: Contexte) {
    yield labels.entete
    for (const lycee of contexte.monde.etablissements) {
      const { rang, uai, nom, site, type, secteur } = lycee
      if (type !== 'lycee' || secteur !== 'public' || site.region !== '76' || niveau(rang) > 0.8) continue
      const appellation = dans(contexte, lycee)
      if (!appellation) continue
      yield labels.ligne({
        rne: uai,
        nom_etablissement: nom,
        localite: site.nom,
        departement: appellation.departement,
        label: `Niveau ${1 + Math.floor(niveau(rang) * 3.75)}`,
        annee: String(2017 + Math.floor(annee(rang) * 6)),
      })
    }
  },
}

const cites = defineTableau(['code_cite_scolaire', 'uai'], PORTAIL)
const reunis = tirage('cite-scolaire')
/** One public lycée in four shares its site with a collège: about the 806 published. */
const PART_CITES = 0.33

/** Collèges and lycées that share a site and a head; one code for both. */
export const citesScolaires: Fichier = {
  source: 'cites-scolaires',
  nom: 'fr-en-cites_scolaires.csv',
  format: PORTAIL,
  *lignes(contexte: Contexte) {
    yield cites.entete
    const publics = contexte.monde.etablissements.filter(({ secteur }) => secteur === 'public')
    const colleges = new Map<Etablissement['site'], Etablissement[]>()
    for (const e of publics) {
      if (e.type === 'college') colleges.set(e.site, [...(colleges.get(e.site) ?? []), e])
    }
    for (const lycee of publics) {
      if (lycee.type !== 'lycee' || lycee.nature === 'sep' || reunis(lycee.rang) > PART_CITES) continue
      const college = colleges.get(lycee.site)?.shift()
      if (!college || !dans(contexte, lycee)) continue
      const code = `${lycee.site.departement}${String(lycee.rang % 1000).padStart(3, '0')}${lycee.rang}`
      yield cites.ligne({ code_cite_scolaire: code, uai: college.uai })
      yield cites.ligne({ code_cite_scolaire: code, uai: lycee.uai })
    }
  },
}
