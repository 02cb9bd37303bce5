import { NATURES } from '../monde/etablissement.ts'
import { tirage } from '../random.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const tableau = defineTableau(
  `uai ep_2022_2023 nom_etablissement type_etablissement statut_public_prive libelle_academie libelle_departement
nom_commune libelle_region uai_tete_de_reseau qp_a_proximite_o_n qp_a_proximite nom_du_qp nombre_d_eleves code_postal
code_commune code_departement code_academie code_region libelle_nature code_nature position latitude longitude`.split(
    /\s/,
  ),
  PORTAIL,
)

const quartier = tirage('ep/quartier')

/** Schools of priority education, and some near a priority neighbourhood that are not in it. */
export const etablissementsEp: Fichier = {
  source: 'etablissements-ep',
  nom: 'fr-en-etablissements-ep.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield tableau.entete
    for (const { rang, uai, type, nature, nom, secteur, site, ep, tete, eleves } of monde.etablissements) {
      const appellation = appellations.get(site.departement)
      if (!appellation || !garde(site.departement)) continue
      const isProche = type === 'lycee' && secteur === 'public' && !site.rural && quartier(rang) < 0.2
      if (!(ep && tete) && !isProche) continue
      yield tableau.ligne({
        uai,
        ep_2022_2023: ep ?? 'HORS REP',
        nom_etablissement: nom,
        type_etablissement: NATURES[nature].libelle,
        statut_public_prive: secteur === 'public' ? 'Public' : 'Privé',
        libelle_academie: appellation.academie,
        libelle_departement: appellation.departement,
        nom_commune: site.nom,
        libelle_region: appellation.region,
        uai_tete_de_reseau: tete?.uai ?? '',
        nombre_d_eleves: eleves,
        code_postal: site.codePostal,
        code_commune: site.code,
        code_departement: appellation.codeDepartement,
        code_academie: appellation.codeAcademie,
        code_region: appellation.codeRegion,
        libelle_nature: NATURES[nature].libelle,
        code_nature: NATURES[nature].code,
      })
    }
  },
}
