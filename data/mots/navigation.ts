/** One way on from any page. */
export interface Lien {
  libelle: string
  chemin: string
}

/** Parts of the site, in the header of every page. */
export const SECTIONS: readonly Lien[] = [
  { libelle: 'Carte', chemin: '/' },
  { libelle: 'Comparer', chemin: '/comparer' },
  { libelle: 'Socle', chemin: '/socle' },
  { libelle: 'Données', chemin: '/donnees' },
  { libelle: 'Signalements', chemin: '/signalements' },
  { libelle: 'Méthode', chemin: '/methode' },
  { libelle: 'API', chemin: '/api/docs' },
]

/** What every page must let its reader find, in its footer. */
export const PIED: readonly Lien[] = [
  { libelle: 'À propos', chemin: '/a-propos' },
  { libelle: 'Accessibilité : non conforme', chemin: '/accessibilite' },
  { libelle: 'Mentions légales', chemin: '/mentions-legales' },
  { libelle: 'Confidentialité', chemin: '/confidentialite' },
  { libelle: 'Espace des agents', chemin: '/espace' },
]

/** Whether a page is that of a part of the site, or below it. The map is a part of its own, above none. */
export const isSous = (chemin: string, section: string): boolean =>
  chemin === section || (section !== '/' && chemin.startsWith(`${section}/`))
