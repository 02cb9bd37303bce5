import { buildSnee } from '../enquete/snee.ts'
import { capitales } from '../monde/noms.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

/** The nine columns that are known, of eighteen. */
const ecoles = defineTableau(
  [
    'uai',
    'nom_de_l_ecole',
    'nombre_de_classes_referentiel',
    'region_academique_ou_com',
    'academie',
    'departement_uai',
    'nom_de_la_commune_uai',
    'raison_sociale_du_signataire_de_la_convention',
    'position_ecole',
  ],
  PORTAIL,
)

const collectivites = defineTableau(
  [
    'code_region',
    'region_academique_ou_com',
    'code_academie',
    'academie',
    'code_departement',
    'departement',
    'raison_sociale_du_signataire_de_la_convention',
    'siren_signataire_de_la_convention',
    'code_commune_siege',
    'nom_officiel_commune_siege',
    'nombre_de_communes',
    'nombre_d_ecoles',
    'depenses_realisees_par_la_collectivite',
    'montant_de_la_subvention',
    'position',
  ],
  PORTAIL,
)

const PAR_CLASSE = 21.5

/** Écoles equipped by the « socle numérique »; positions stay empty. */
export const sneeEcoles: Fichier = {
  source: 'snee-ecoles',
  nom: 'fr-en-aap-snee-ecoles.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield ecoles.entete
    for (const { ecoles: liste, site } of buildSnee(monde)) {
      const appellation = appellations.get(site.departement)
      if (!appellation || !garde(site.departement)) continue
      for (const { uai, nom, site: lieu, elevesElementaire } of liste) {
        yield ecoles.ligne({
          uai,
          nom_de_l_ecole: nom,
          nombre_de_classes_referentiel: Math.max(1, Math.round(elevesElementaire / PAR_CLASSE)),
          region_academique_ou_com: appellation.region,
          academie: appellation.academie,
          departement_uai: appellation.departement,
          nom_de_la_commune_uai: lieu.nom,
          raison_sociale_du_signataire_de_la_convention: signataireOf(site.nom),
        })
      }
    }
  },
}

/** Agreements signed by the communes; their SIREN, made up, start with nine as no real one does here. */
export const sneeCollectivites: Fichier = {
  source: 'snee-collectivites',
  nom: 'fr-en-aap-snee-collectivites.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield collectivites.entete
    for (const { commune, site, ecoles: liste, depenses, subvention } of buildSnee(monde)) {
      const appellation = appellations.get(site.departement)
      if (!appellation || !garde(site.departement)) continue
      yield collectivites.ligne({
        code_region: appellation.codeRegion,
        region_academique_ou_com: appellation.region,
        code_academie: appellation.codeAcademie,
        academie: appellation.academie,
        code_departement: appellation.codeDepartement,
        departement: appellation.departement,
        raison_sociale_du_signataire_de_la_convention: signataireOf(site.nom),
        siren_signataire_de_la_convention: String(900_000_000 + site.rang),
        code_commune_siege: commune,
        nom_officiel_commune_siege: site.nom,
        nombre_de_communes: 1,
        nombre_d_ecoles: liste.length,
        depenses_realisees_par_la_collectivite: depenses,
        montant_de_la_subvention: subvention,
      })
    }
  },
}

const signataireOf = (nom: string): string =>
  `COMMUNE DE ${capitales(nom.replace(/ \d+er? Arrondissement$/, ''))}`
