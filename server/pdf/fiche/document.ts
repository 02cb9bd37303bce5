import type { Readable } from 'node:stream'
import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import {
  COMPOSANTES,
  type Composante,
  LIBELLES_COMPOSANTE,
} from '../../../data/catalogue/model/composante.ts'
import { findIndicateur, findSource } from '../../../data/catalogue/registry.ts'
import { ditCompletude, ditIdentite, faitsOf, phraseEtat } from '../../../data/mots/etablissement.ts'
import { ditLien, NOTE_FILIATION } from '../../../data/mots/liens.ts'
import { nombre } from '../../../data/mots/nombre.ts'
import { jour, majuscule } from '../../../data/mots/texte.ts'
import { ecrireReponse, type Retenue, retenir } from '../../../data/mots/valeur-ecole.ts'
import type { ValeurEtablissement } from '../../contract/etablissements.ts'
import type { Polices } from '../../polices/polices.ts'
import type { DonneesFiche } from '../../queries/fiche-etablissement.ts'
import { ecrireListe, ecrireParagraphe, ecrireTitre } from '../blocs.ts'
import { ACCENT, COURANT, ENCRE, NOTE } from '../encre.ts'
import { ecrireEnTete, ecrirePied, filigrane } from '../page.ts'
import { GAUCHE, LARGEUR, Papier } from '../papier.ts'
import { ecrireProvenance } from '../provenance.ts'
import { ecrireTableau } from '../tableau.ts'
import { ecrireLocales } from './locales.ts'

/**
 * What is known of a school, as a tagged PDF of a few pages: a pure function of what it is given.
 * @param adresse the live page; `null` when the public address of the site is not known.
 */
export function dessinerFiche(donnees: DonneesFiche, polices: Polices, adresse: string | null): Readable {
  const { fiche, enveloppe, publieeLe } = donnees
  const { demonstration, publication } = enveloppe
  const titre = `${fiche.nom} (${fiche.uai}), ${fiche.commune.nom} : numérique éducatif`
  const identite = { titre, sujet: 'Fiche d’établissement de Cartable', date: publieeLe }
  const papier = new Papier(identite, polices, (feuille) => {
    if (demonstration) filigrane(feuille)
  })
  const nature = 'Fiche d’établissement'
  ecrireEnTete(papier, { nature, date: publieeLe, demonstration, publication, adresse })
  ecrireTete(papier, fiche)
  ecrireSite(papier, fiche)
  const retenues = retenir(fiche.valeurs)
  for (const composante of COMPOSANTES) ecrireComposante(papier, composante, retenues)
  ecrireLocales(papier, fiche.donnees_locales)
  papier.partie('Sect', () => {
    ecrireTitre(papier, 'Sources', 60)
    ecrireProvenance(papier, enveloppe, adresse)
  })
  const pied = `${fiche.nom} (${fiche.uai}) · publication n° ${publication ?? 0} du ${jour(publieeLe.toISOString())}`
  papier.fermer((numero, total) => ecrirePied(papier, pied, demonstration, numero, total))
  return papier.doc as unknown as Readable
}

/** Who it is, where, and how much is known of it. */
function ecrireTete(papier: Papier, fiche: DonneesFiche['fiche']): void {
  const { nom, commune, departement, adresse, code_postal, localite } = fiche
  papier.partie('Sect', () => {
    ecrireParagraphe(papier, ditIdentite(fiche), { ...NOTE, taille: 8.5, gras: true, encre: ACCENT })
    const haut = papier.y
    papier.feuille('H1', () => {
      const pose = { taille: nom.length > 40 ? 18 : 23, gras: true, encre: ENCRE, interligne: -4 }
      papier.y += papier.texte(nom, GAUCHE, haut, { ...pose, largeur: LARGEUR })
    })
    papier.y += 6
    const voie = [adresse, [code_postal, localite].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    ecrireParagraphe(
      papier,
      `${voie || 'Adresse non communiquée'}. Commune : ${commune.nom} (${departement.nom}).`,
    )
    const faits = faitsOf(fiche).map(({ nom: quoi, valeur }) => `${quoi} : ${valeur}.`)
    ecrireParagraphe(papier, faits.join(' '), COURANT)
    const etat = phraseEtat(fiche)
    if (etat) ecrireParagraphe(papier, etat, { ...COURANT, gras: true })
    const completude = ditCompletude(fiche.completude)
    if (completude) ecrireParagraphe(papier, completude, COURANT)
  })
}

/** Schools of the same site, direction or grouping; what came before and after. */
function ecrireSite(papier: Papier, { liens, cite_scolaire, ouvert }: DonneesFiche['fiche']): void {
  if (liens.length === 0 && !cite_scolaire) return
  papier.partie('Sect', () => {
    ecrireTitre(papier, 'Site et filiation', 40)
    if (cite_scolaire) ecrireParagraphe(papier, `Cité scolaire ${cite_scolaire}.`)
    if (!ouvert) ecrireParagraphe(papier, NOTE_FILIATION, NOTE)
    ecrireListe(
      papier,
      liens.map((lien) => {
        const lieu = lien.commune ? `, ${lien.commune.nom}` : ''
        return `${lien.nom ?? 'Établissement'} (${lien.uai})${lieu} : ${ditLien(lien)}.`
      }),
    )
  })
}

const COLONNES = [
  { titre: 'Indicateur', part: 38 },
  { titre: 'Valeur', part: 25, aligner: 'right' as const },
  { titre: 'Campagne', part: 23 },
  { titre: 'Source, et ligne de son fichier', part: 32 },
]

function ecrireComposante(
  papier: Papier,
  composante: Composante,
  retenues: readonly Retenue<ValeurEtablissement>[],
): void {
  const siennes = retenues.filter(({ valeur }) => valeur.composante === composante)
  if (siennes.length === 0) return
  const titre = LIBELLES_COMPOSANTE[composante]
  papier.partie('Sect', () => {
    ecrireTitre(papier, titre, 60)
    ecrireTableau(papier, {
      resume: `${titre} : valeurs de l’établissement.`,
      colonnes: COLONNES,
      lignes: siennes.map(ligneOf),
    })
    papier.y += 8
  })
}

const GRAINS = { etablissement: '', commune: ' (de la commune)', academie: ' (de l’académie)' }

function ligneOf({ valeur, muette }: Retenue<ValeurEtablissement>): string[] {
  const { libelle, grain, indicateur, campagne, source, ligne } = valeur
  const silence = muette ? ` (sans réponse : ${libelleCampagne(muette.campagne)})` : ''
  const titre = (source && findSource(source)?.titre) ?? ''
  return [
    libelle + GRAINS[grain],
    ecrireReponse(valeur, findIndicateur(indicateur)?.mesure ?? null),
    majuscule(libelleCampagne(campagne)) + silence,
    ligne === null ? titre : `${titre}, ligne ${nombre(ligne)}`,
  ]
}
