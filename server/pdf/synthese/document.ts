import type { Readable } from 'node:stream'
import { COMPOSANTES } from '../../../data/catalogue/model/composante.ts'
import { nomPerimetre } from '../../../data/mots/perimetre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { Polices } from '../../polices/polices.ts'
import type { DonneesSynthese } from '../../queries/donnees-synthese.ts'
import type { Adresses } from '../adresses.ts'
import { filigrane, writeEnTete, writePied } from '../page.ts'
import { Papier } from '../papier.ts'
import { writeCles } from './cles.ts'
import { writeComposante } from './composante.ts'
import { writeEcoles } from './ecoles.ts'
import { writeQualite, writeSources } from './qualite.ts'
import { writeTete } from './tete.ts'

/** A synthesis is read in a meeting: it never goes beyond this. */
const PAGES_MAX = 6

/**
 * The synthesis of a territory as a tagged PDF of two to six pages: a pure function of what it is given.
 * @param adresses `null` when the public address of the site is not known: the document then has no link.
 */
export function drawSynthese(
  donnees: DonneesSynthese,
  polices: Polices,
  adresses: Adresses | null,
): Readable {
  const { territoire, perimetre, enveloppe, publieeLe } = donnees
  const titre = `${territoire.nom} : numérique éducatif, ${nomPerimetre(perimetre)}`
  const identite = { titre, sujet: 'Synthèse territoriale de Cartable', date: publieeLe }
  const papier = new Papier(identite, polices, (feuille) => {
    if (enveloppe.demonstration) filigrane(feuille)
  })
  writeEnTete(papier, {
    nature: 'Synthèse territoriale',
    date: publieeLe,
    demonstration: enveloppe.demonstration,
    publication: enveloppe.publication,
    adresse: adresses?.page ?? null,
  })
  writeTete(papier, donnees)
  writeCles(papier, donnees)
  writeQualite(papier, donnees)
  for (const composante of COMPOSANTES) writeComposante(papier, composante, donnees)
  writeSources(papier, donnees, adresses?.page ?? null)
  writeEcoles(papier, donnees, PAGES_MAX, adresses?.liste ?? null)
  const pied = `${territoire.nom} · publication n° ${enveloppe.publication ?? 0} du ${jour(publieeLe.toISOString())}`
  papier.close((numero, total) => writePied(papier, pied, enveloppe.demonstration, numero, total))
  return papier.doc as unknown as Readable
}
