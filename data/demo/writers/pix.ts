import { elevesOf } from '../monde/effectifs.ts'
import { type Etablissement, existsOn, isHorsContrat } from '../monde/etablissement.ts'
import { tirage, tirageNormal } from '../random.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const ANNEES = ['2022', '2024'] as const

const tableau = defineTableau(
  `annee academie_nom academie_code departement_nom departement_code commune_nom commune_code etablissement uai position
secteur sessions_programmees sessions_finalisees inscrits inscrits_distincts participants certifies non_obtenues
average_pix_score median_pix_score first_quartile_pix_score third_quartile_pix_score code_insee_de_la_region
libelle_de_la_region code_region libelle_region`.split(/\s/),
  PORTAIL,
)

/** Share of the pupils of a school who are in the certified years (troisième; terminale and after). */
const PART_CONCERNEE = { ecole: 0, college: 0.24, lycee: 0.31, erea: 0.2 }

const traits = Object.fromEntries(ANNEES.map((annee) => [annee, tirage(`pix/sessions/${annee}`)]))
const presence = tirageNormal('pix/presence')
const reussite = tirageNormal('pix/reussite')

/** Certification by Pix, every collège and lycée under contract; positions stay empty. */
export const pixCertification: Fichier = {
  source: 'pix-certification',
  nom: 'fr-en-pix_certification_pix_inscription_et_passation_par_eple.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield tableau.entete
    for (const annee of ANNEES) {
      for (const etablissement of monde.etablissements) {
        const { site, type, uai, nom, secteur } = etablissement
        const appellation = appellations.get(site.departement)
        if (type === 'ecole' || !appellation || !garde(site.departement) || isHorsContrat(etablissement))
          continue
        if (!existsOn(etablissement, `${annee}-09-01`)) continue
        yield tableau.ligne({
          annee,
          academie_nom: appellation.academie,
          academie_code: appellation.codeAcademie,
          departement_nom: appellation.departement,
          departement_code: appellation.codeDepartement,
          commune_nom: site.nom,
          commune_code: site.code,
          etablissement: nom,
          uai,
          secteur: secteur === 'public' ? 'PUBLIC' : 'PRIVE',
          ...passationsOf(etablissement, annee),
          code_region: appellation.codeRegion,
          libelle_region: appellation.region,
        })
      }
    }
  },
}

/** Sessions and candidates; a few schools registered pupils for sessions that never took place. */
function passationsOf(etablissement: Etablissement, annee: (typeof ANNEES)[number]) {
  const { rang, type, ips } = etablissement
  const inscrits = Math.round(elevesOf(etablissement, annee) * PART_CONCERNEE[type])
  const sessions = Math.max(1, Math.ceil(inscrits / 25))
  const tenues = (traits[annee]?.(rang) ?? 0) < (annee === '2022' ? 0.09 : 0.035) ? 0 : sessions
  const presents = tenues === 0 ? 0 : bounded(inscrits, 0.93 + 0.04 * presence(rang))
  const certifies = bounded(presents, 0.93 + 0.0006 * (ips - 100) + 0.04 * reussite(rang))
  return {
    sessions_programmees: sessions,
    sessions_finalisees: tenues,
    inscrits,
    inscrits_distincts: inscrits,
    participants: presents,
    certifies,
    non_obtenues: presents - certifies,
    median_pix_score: presents === 0 ? null : Math.round(220 + 1.6 * (ips - 100) + 40 * reussite(rang)),
  }
}

const bounded = (total: number, part: number): number => Math.round(total * Math.min(1, Math.max(0.4, part)))
