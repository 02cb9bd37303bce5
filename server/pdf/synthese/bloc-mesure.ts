import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import type { Indicateur } from '../../../data/catalogue/model/indicateur.ts'
import type { PerimetreEcoles } from '../../../data/catalogue/model/perimetre.ts'
import { formeOf, ligneComparee } from '../../../data/dessin/comparaison.ts'
import { couleursDesClasses } from '../../../data/dessin/couleurs.ts'
import { casesOf } from '../../../data/dessin/quadrant.ts'
import { phraseComparaison } from '../../../data/mots/comparaison.ts'
import { phrasesIndicateur } from '../../../data/mots/phrases-indicateur.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { valeurOuStatut } from '../../../data/mots/valeur.ts'
import type { DonneesSynthese, MesureComparee } from '../../queries/donnees-synthese.ts'
import { COURANT, ENCRE, NOTE } from '../encre.ts'
import { drawComparaison, hauteurComparaison } from '../graphiques/comparaison.ts'
import { drawQuadrant, HAUTEUR_QUADRANT } from '../graphiques/quadrant.ts'
import {
  type ClasseDessinee,
  drawRepartition,
  hauteurRepartition,
  type LigneRepartie,
} from '../graphiques/repartition.ts'
import type { Papier } from '../papier.ts'

/** A block about one indicator, measured before it is drawn. */
export interface Bloc {
  hauteur: number
  draw(x: number, y: number): void
}

/** Can this measure be drawn? A total grows with the territory: it is only written. */
export const isDessinable = ({ indicateur, chiffres }: MesureComparee): boolean =>
  indicateur.mesure.genre !== 'somme' && (chiffres[0]?.valeur ?? null) !== null

/** Sentences on a number: who answered, what it says, how it stands beside the place above. */
export function phrasesMesure(
  { indicateur, chiffres }: MesureComparee,
  { type }: PerimetreEcoles,
  lieux: DonneesSynthese['lieux'],
): string[] {
  const [ici, parent] = chiffres
  if (!ici) return []
  const comparaison = parent && lieux[1] ? phraseComparaison(ici, parent, lieux[1].nom) : null
  return [...phrasesIndicateur(ici, indicateur, type).slice(0, 2), ...(comparaison ? [comparaison] : [])]
}

interface Dessin {
  hauteur: number
  draw(place: { x: number; y: number; largeur: number }): void
}

/** The chart that suits a measure, the same as on the site. */
function dessinOf(
  papier: Papier,
  { indicateur, chiffres }: MesureComparee,
  lieux: DonneesSynthese['lieux'],
): Dessin {
  const { mesure, unite } = indicateur
  if (mesure.genre !== 'repartition') {
    const lignes = chiffres.map((chiffre, i) => ligneComparee(lieux[i]?.nom ?? '', chiffre, i === 0))
    const options = { unite, forme: formeOf(mesure.genre, unite) }
    return {
      hauteur: hauteurComparaison(lignes.length),
      draw: (place) => drawComparaison(papier, lignes, options, place),
    }
  }
  if (mesure.lecture.genre === 'croisement') {
    const repartition = chiffres[0]?.repartition ?? null
    return {
      hauteur: HAUTEUR_QUADRANT,
      draw: (place) =>
        drawQuadrant(papier, casesOf(mesure.classes, repartition), repartition?.nc ?? 0, place),
    }
  }
  const couleurs = couleursDesClasses(mesure.classes, false)
  const classes: ClasseDessinee[] = mesure.classes.map(({ libelle }, i) => ({
    libelle,
    couleur: couleurs[i] ?? '#888888',
  }))
  const lignes: LigneRepartie[] = chiffres.map((chiffre, i) => ({
    libelle: lieux[i]?.nom ?? '',
    effectifs: mesure.classes.map(({ id }) => chiffre.repartition?.[id] ?? 0),
    nonCommuniques: chiffre.repartition?.nc ?? 0,
  }))
  return {
    hauteur: hauteurRepartition(lignes, classes.length),
    draw: (place) => drawRepartition(papier, lignes, classes, place),
  }
}

/** One indicator: its name, its value, the sentences, the chart. */
export function blocMesure(
  papier: Papier,
  mesure: MesureComparee,
  { perimetre, lieux }: Pick<DonneesSynthese, 'perimetre' | 'lieux'>,
  largeur: number,
): Bloc {
  const { indicateur, campagne } = mesure
  const titre = { taille: 9.2, gras: true, encre: ENCRE, largeur }
  const phrases = phrasesMesure(mesure, perimetre, lieux).join(' ')
  const corps = { ...COURANT, taille: 7.8, largeur }
  const dessin = dessinOf(papier, mesure, lieux)
  const hauteurs = [
    papier.hauteurTexte(indicateur.libelle, titre),
    10,
    papier.hauteurTexte(phrases, corps) + 5,
  ]
  const avant = hauteurs.reduce((somme, h) => somme + h, 0)
  return {
    hauteur: avant + dessin.hauteur,
    draw(x, y) {
      const [h1 = 0, h2 = 0] = hauteurs
      papier.feuille('H3', () => void papier.texte(indicateur.libelle, x, y, titre))
      papier.feuille('P', () => void papier.texte(precision(indicateur, campagne), x, y + h1, NOTE))
      papier.feuille('P', () => void papier.texte(phrases, x, y + h1 + h2, corps))
      const place = { x, y: y + avant, largeur }
      const boite = [x, place.y, largeur, dessin.hauteur] as const
      papier.figure(altOf(mesure, lieux), boite, () => dessin.draw(place))
    },
  }
}

function precision({ grain }: Indicateur, campagne: string | null): string {
  const quand = campagne ? majuscule(libelleCampagne(campagne)) : ''
  if (grain === 'commune') return `${quand} · mesuré par commune, tous locaux`
  return grain === 'academie' ? `${quand} · publié par académie` : quand
}

/** What a chart shows, in words: every place and its value. */
function altOf({ indicateur, chiffres }: MesureComparee, lieux: DonneesSynthese['lieux']): string {
  const { mesure, unite, libelle } = indicateur
  const valeurs = chiffres.map((chiffre, i) => {
    const nom = lieux[i]?.nom ?? ''
    if (mesure.genre !== 'repartition')
      return `${nom} : ${valeurOuStatut(chiffre.valeur, chiffre.statut, unite)}`
    const classes = [...mesure.classes, { id: 'nc', libelle: 'non communiqué' }]
    return `${nom} : ${classes.map(({ id, libelle: classe }) => `${classe} ${chiffre.repartition?.[id] ?? 0}`).join(', ')}`
  })
  return `Graphique : ${libelle}. ${valeurs.join(' ; ')}.`
}
