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
import { type Retenue, retain, writeReponse } from '../../../data/mots/valeur-ecole.ts'
import type { ValeurEtablissement } from '../../contract/etablissements.ts'
import type { Polices } from '../../polices/polices.ts'
import type { DonneesFiche } from '../../queries/fiche-etablissement.ts'
import { writeListe, writeParagraphe, writeTitre } from '../blocs.ts'
import { ACCENT, COURANT, ENCRE, NOTE } from '../encre.ts'
import { filigrane, writeEnTete, writePied } from '../page.ts'
import { GAUCHE, LARGEUR, Papier } from '../papier.ts'
import { writeProvenance } from '../provenance.ts'
import { writeTableau } from '../tableau.ts'
import { writeLocales } from './locales.ts'

/**
 * What is known of a school, as a tagged PDF of a few pages: a pure function of what it is given.
 * @param adresse the live page; `null` when the public address of the site is not known.
 */
export function drawFiche(donnees: DonneesFiche, polices: Polices, adresse: string | null): Readable {
  const { fiche, enveloppe, publieeLe } = donnees
  const { demonstration, publication } = enveloppe
  const titre = `${fiche.nom} (${fiche.uai}), ${fiche.commune.nom} : numérique éducatif`
  const identite = { titre, sujet: 'Fiche d’établissement de Cartable', date: publieeLe }
  const papier = new Papier(identite, polices, (feuille) => {
    if (demonstration) filigrane(feuille)
  })
  const nature = 'Fiche d’établissement'
  writeEnTete(papier, { nature, date: publieeLe, demonstration, publication, adresse })
  writeTete(papier, fiche)
  writeSite(papier, fiche)
  const retenues = retain(fiche.valeurs)
  for (const composante of COMPOSANTES) writeComposante(papier, composante, retenues)
  writeLocales(papier, fiche.donnees_locales)
  papier.partie('Sect', () => {
    writeTitre(papier, 'Sources', 60)
    writeProvenance(papier, enveloppe, adresse)
  })
  const pied = `${fiche.nom} (${fiche.uai}) · publication n° ${publication ?? 0} du ${jour(publieeLe.toISOString())}`
  papier.close((numero, total) => writePied(papier, pied, demonstration, numero, total))
  return papier.doc as unknown as Readable
}

/** Who it is, where, and how much is known of it. */
function writeTete(papier: Papier, fiche: DonneesFiche['fiche']): void {
  const { nom, commune, departement, adresse, code_postal, localite } = fiche
  papier.partie('Sect', () => {
    writeParagraphe(papier, ditIdentite(fiche), { ...NOTE, taille: 8.5, gras: true, encre: ACCENT })
    const haut = papier.y
    papier.feuille('H1', () => {
      const pose = { taille: nom.length > 40 ? 18 : 23, gras: true, encre: ENCRE, interligne: -4 }
      papier.y += papier.texte(nom, GAUCHE, haut, { ...pose, largeur: LARGEUR })
    })
    papier.y += 6
    const voie = [adresse, [code_postal, localite].filter(Boolean).join(' ')].filter(Boolean).join(', ')
    writeParagraphe(
      papier,
      `${voie || 'Adresse non communiquée'}. Commune : ${commune.nom} (${departement.nom}).`,
    )
    const faits = faitsOf(fiche).map(({ nom: quoi, valeur }) => `${quoi} : ${valeur}.`)
    writeParagraphe(papier, faits.join(' '), COURANT)
    const etat = phraseEtat(fiche)
    if (etat) writeParagraphe(papier, etat, { ...COURANT, gras: true })
    const completude = ditCompletude(fiche.completude)
    if (completude) writeParagraphe(papier, completude, COURANT)
  })
}

/** Schools of the same site, direction or grouping; what came before and after. */
function writeSite(papier: Papier, { liens, cite_scolaire, ouvert }: DonneesFiche['fiche']): void {
  if (liens.length === 0 && !cite_scolaire) return
  papier.partie('Sect', () => {
    writeTitre(papier, 'Site et filiation', 40)
    if (cite_scolaire) writeParagraphe(papier, `Cité scolaire ${cite_scolaire}.`)
    if (!ouvert) writeParagraphe(papier, NOTE_FILIATION, NOTE)
    writeListe(
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

function writeComposante(
  papier: Papier,
  composante: Composante,
  retenues: readonly Retenue<ValeurEtablissement>[],
): void {
  const siennes = retenues.filter(({ valeur }) => valeur.composante === composante)
  if (siennes.length === 0) return
  const titre = LIBELLES_COMPOSANTE[composante]
  papier.partie('Sect', () => {
    writeTitre(papier, titre, 60)
    writeTableau(papier, {
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
    writeReponse(valeur, findIndicateur(indicateur)?.mesure ?? null),
    majuscule(libelleCampagne(campagne)) + silence,
    ligne === null ? titre : `${titre}, ligne ${nombre(ligne)}`,
  ]
}
