import { elevesOf } from '../monde/effectifs.ts'
import {
  type Etablissement,
  existsOn,
  hasElementaire,
  isHorsContrat,
  NATURES,
} from '../monde/etablissement.ts'
import { capitales, majuscules } from '../monde/noms.ts'
import { defineTableau, PORTAIL } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const ecoles = defineTableau(
  [
    'Rentrée scolaire',
    'Région académique',
    'Académie',
    'Département',
    'Commune',
    "Numéro de l'école",
    'Dénomination principale',
    'Patronyme',
    'Secteur',
    'REP',
    'REP +',
    'Nombre total de classes',
    "Nombre total d'élèves",
    "Nombre d'élèves en pré-élémentaire hors ULIS",
    "Nombre d'élèves en élémentaire hors ULIS",
    "Nombre d'élèves en ULIS",
    "Nombre d'élèves en CP hors ULIS",
    "Nombre d'élèves en CE1 hors ULIS",
    "Nombre d'élèves en CE2 hors ULIS",
    "Nombre d'élèves en CM1 hors ULIS",
    "Nombre d'élèves en CM2 hors ULIS",
    'tri',
    'Code Postal',
  ],
  PORTAIL,
)

/** Rentrées told by the effectifs files. */
const RENTREES = ['2022', '2024']
/** Pupils of an average class; the smallest school has one. */
const PAR_CLASSE = 21.5

/** Pupils and classes of the écoles, labels of 2023; écoles without contract are not in it. */
export const effectifsEcoles: Fichier = {
  source: 'effectifs-ecoles',
  nom: 'fr-en-ecoles-effectifs-nb_classes.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield ecoles.entete
    for (const etablissement of monde.etablissements) {
      const { site, type, uai, patron, nature, secteur, ep } = etablissement
      const appellation = appellations.get(site.departement)
      if (type !== 'ecole' || !appellation || !garde(site.departement) || isHorsContrat(etablissement))
        continue
      for (const rentree of RENTREES) {
        if (!existsOn(etablissement, `${rentree}-09-01`)) continue
        yield ecoles.ligne({
          'Rentrée scolaire': rentree,
          'Région académique': capitales(appellation.region),
          Académie: capitales(appellation.academie),
          Département: capitales(appellation.departement),
          Commune: majuscules(site.nom),
          "Numéro de l'école": uai,
          'Dénomination principale': `${capitales(NATURES[nature].nom)} ${secteur === 'public' ? 'PUBLIQUE' : 'PRIVEE'}`,
          Patronyme: majuscules(patron),
          Secteur: secteur === 'public' ? 'PUBLIC' : 'PRIVE',
          REP: Number(ep === 'REP'),
          'REP +': Number(ep === 'REP+'),
          tri: `${appellation.codeDepartement}${uai}`,
          'Code Postal': site.codePostal,
          ...niveauxOf(etablissement, rentree),
        })
      }
    }
  },
}

/** Pupils by level; they add up to the total of the line. */
function niveauxOf(etablissement: Etablissement, rentree: string): Record<string, number> {
  const total = elevesOf(etablissement, rentree)
  const part = hasElementaire(etablissement) ? etablissement.elevesElementaire / etablissement.eleves : 0
  const elementaire = Math.round(total * part)
  const parNiveau = Math.floor(elementaire / 5)
  return {
    'Nombre total de classes': Math.max(1, Math.round(total / PAR_CLASSE)),
    "Nombre total d'élèves": total,
    "Nombre d'élèves en pré-élémentaire hors ULIS": total - elementaire,
    "Nombre d'élèves en élémentaire hors ULIS": elementaire,
    "Nombre d'élèves en ULIS": 0,
    "Nombre d'élèves en CP hors ULIS": elementaire - 4 * parNiveau,
    "Nombre d'élèves en CE1 hors ULIS": parNiveau,
    "Nombre d'élèves en CE2 hors ULIS": parNiveau,
    "Nombre d'élèves en CM1 hors ULIS": parNiveau,
    "Nombre d'élèves en CM2 hors ULIS": parNiveau,
  }
}

const secondDegre = defineTableau(
  [
    'Annee_scolaire',
    'Academie',
    'Numero_d_etablissement',
    'nom_etablissement',
    'Type_d_etablissement',
    'Secteur_d_enseignement',
    'Nombre_d_eleves',
    'libelle_region',
    'libelle_departement',
    'Code_departement',
    'adresse',
    'code_postal',
    'localite_acheminement',
    'Code_region',
  ],
  PORTAIL,
)

/** Pupils of every collège, lycée and EREA, private ones without contract included. */
export const effectifsSecondDegre: Fichier = {
  source: 'effectifs-second-degre',
  nom: 'fr-en-effectifs-second-degre.csv',
  format: PORTAIL,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield secondDegre.entete
    for (const etablissement of monde.etablissements) {
      const { site, type, uai, nom, nature, secteur } = etablissement
      const appellation = appellations.get(site.departement)
      if (type === 'ecole' || !appellation || !garde(site.departement)) continue
      for (const rentree of RENTREES) {
        if (!existsOn(etablissement, `${rentree}-09-01`)) continue
        yield secondDegre.ligne({
          Annee_scolaire: `${rentree}-${Number(rentree) + 1}`,
          Academie: appellation.academie,
          Numero_d_etablissement: uai,
          nom_etablissement: majuscules(nom),
          Type_d_etablissement: NATURES[nature].libelle,
          Secteur_d_enseignement: secteur === 'public' ? 'PUBLIC' : 'PRIVE',
          Nombre_d_eleves: elevesOf(etablissement, rentree),
          libelle_region: appellation.region,
          libelle_departement: appellation.departement,
          Code_departement: appellation.codeDepartement,
          adresse: etablissement.adresse,
          code_postal: site.codePostal,
          localite_acheminement: majuscules(site.nom),
          Code_region: appellation.codeRegion,
        })
      }
    }
  },
}
