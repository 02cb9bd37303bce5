import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { LIBELLES_TYPE } from '../../data/catalogue/model/etablissement.ts'
import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import { findIndicateur } from '../../data/catalogue/registry.ts'
import { chiffresClesOf, premiersOf } from '../../data/mots/chiffres-cles.ts'
import { ditNature } from '../../data/mots/nature.ts'
import { ditPerimetre } from '../../data/mots/perimetre.ts'
import { ditCouverture } from '../../data/mots/reponses.ts'
import { majuscule } from '../../data/mots/texte.ts'
import { nomOfUnites } from '../../data/mots/unites.ts'
import { valeurOuStatut } from '../../data/mots/valeur.ts'
import { retain, writeReponse } from '../../data/mots/valeur-ecole.ts'
import type { Etablissement, ValeurEtablissement } from '../contract/etablissements.ts'
import type { Valeur } from '../contract/synthese.ts'
import type { Apercu } from './apercu.ts'
import type { DessinVignette } from './vignette.ts'

interface Fond {
  situation: DessinVignette
  demonstration: boolean
}

/** What the picture of a territory says: its name, its schools, its first key figures. */
export const apercuTerritoire = (
  territoire: { nom: string; nature: string | null; libelleNiveau: string },
  perimetre: PerimetreEcoles,
  total: number,
  valeurs: readonly Omit<Valeur, 'parent'>[],
  fond: Fond,
): Apercu => ({
  etiquette: majuscule(ditNature(territoire.nature, territoire.libelleNiveau)),
  nom: territoire.nom,
  phrase: total === 0 ? 'Aucun établissement suivi' : `Le numérique dans ${ditPerimetre(perimetre, total)}`,
  chiffres: chiffresClesOf(valeurs).map((valeur) => ({
    libelle: valeur.libelle,
    valeur: valeurOuStatut(valeur.valeur, valeur.statut, valeur.unite),
    note: majuscule(ditCouverture(valeur, nomOfUnites(valeur.grain, perimetre.type))),
  })),
  ...fond,
})

/** What the picture of a school says: its name, where it stands, the first answers that a reader looks for. */
export const apercuEtablissement = (
  { uai, nom, type, commune, departement, longitude, latitude }: Etablissement,
  valeurs: readonly ValeurEtablissement[],
  { situation, demonstration }: Fond,
): Apercu => ({
  etiquette: `${majuscule(LIBELLES_TYPE[type].singulier)} · ${uai}`,
  nom,
  phrase: `${commune.nom} (${departement.nom})`,
  chiffres: premiersOf(
    retain(valeurs)
      .map(({ valeur }) => valeur)
      .filter(({ valeur }) => valeur !== null),
  ).map((valeur) => ({
    libelle: valeur.libelle,
    valeur: writeReponse(valeur, findIndicateur(valeur.indicateur)?.mesure ?? null),
    note: majuscule(libelleCampagne(valeur.campagne)),
  })),
  situation: {
    ...situation,
    repere: longitude === null || latitude === null ? situation.repere : [longitude, latitude],
  },
  demonstration,
})
