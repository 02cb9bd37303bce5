import type { Readable } from 'node:stream'
import { COMPOSANTES } from '../../../data/catalogue/model/composante.ts'
import { nomPerimetre } from '../../../data/mots/perimetre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { Polices } from '../../polices/polices.ts'
import type { DonneesSynthese } from '../../queries/donnees-synthese.ts'
import type { Adresses } from '../adresses.ts'
import { ecrireEnTete, ecrirePied, filigrane } from '../page.ts'
import { Papier } from '../papier.ts'
import { ecrireCles } from './cles.ts'
import { ecrireComposante } from './composante.ts'
import { ecrireEcoles } from './ecoles.ts'
import { ecrireQualite, ecrireSources } from './qualite.ts'
import { ecrireTete } from './tete.ts'

/** A synthesis is read in a meeting: it never goes beyond this. */
const PAGES_MAX = 6

/**
 * The synthesis of a territory as a tagged PDF of two to six pages: a pure function of what it is given.
 * @param adresses `null` when the public address of the site is not known: the document then has no link.
 */
export function dessinerSynthese(
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
  ecrireEnTete(papier, {
    nature: 'Synthèse territoriale',
    date: publieeLe,
    demonstration: enveloppe.demonstration,
    publication: enveloppe.publication,
    adresse: adresses?.page ?? null,
  })
  ecrireTete(papier, donnees)
  ecrireCles(papier, donnees)
  ecrireQualite(papier, donnees)
  for (const composante of COMPOSANTES) ecrireComposante(papier, composante, donnees)
  ecrireSources(papier, donnees, adresses?.page ?? null)
  ecrireEcoles(papier, donnees, PAGES_MAX, adresses?.liste ?? null)
  const pied = `${territoire.nom} · publication n° ${enveloppe.publication ?? 0} du ${jour(publieeLe.toISOString())}`
  papier.fermer((numero, total) => ecrirePied(papier, pied, enveloppe.demonstration, numero, total))
  return papier.doc as unknown as Readable
}
