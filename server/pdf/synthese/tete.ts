import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { LIBELLES_TYPE, TYPES_ETABLISSEMENT } from '../../../data/catalogue/model/etablissement.ts'
import { phrasesAutorite } from '../../../data/mots/autorite.ts'
import { ditNature } from '../../../data/mots/nature.ts'
import { nombre, pluriel } from '../../../data/mots/nombre.ts'
import { ditPerimetre, nomPerimetre } from '../../../data/mots/perimetre.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { valeurOuStatut } from '../../../data/mots/valeur.ts'
import type { DonneesSynthese } from '../../queries/donnees-synthese.ts'
import { ACCENT, COURANT, ENCRE, ENCRE_2, NOTE, TRAIT } from '../encre.ts'
import { drawCarte } from '../graphiques/carte.ts'
import { GAUCHE, LARGEUR, type Papier } from '../papier.ts'

const LARGEUR_CARTE = 226
const HAUTEUR_CARTE = 252
const LARGEUR_TEXTE = LARGEUR - LARGEUR_CARTE - 20

/** Title block: what, who is responsible, how many schools, beside the map. */
export function writeTete(papier: Papier, donnees: DonneesSynthese): void {
  const depart = papier.y
  papier.partie('Sect', () => {
    writeTitre(papier, donnees)
    writeReperes(papier, donnees)
    const finTexte = papier.y
    const finCarte = donnees.carte ? setCarte(papier, donnees, depart) : depart
    papier.y = Math.max(finTexte, finCarte) + 10
  })
}

function writeTitre(
  papier: Papier,
  { territoire, autorite, perimetre, etablissements, carte }: DonneesSynthese,
): void {
  const largeur = carte ? LARGEUR_TEXTE : LARGEUR
  const write = (type: string, texte: string, style: Parameters<Papier['texte']>[3], apres: number) => {
    const haut = papier.y
    papier.feuille(type, () => {
      papier.y += papier.texte(texte, GAUCHE, haut, { ...style, largeur })
    })
    papier.y += apres
  }
  const { niveau, nature, libelleNiveau, code, nom } = territoire
  write(
    'P',
    `${majuscule(ditNature(nature, libelleNiveau))}${niveau === 'pays' ? '' : ` · ${code}`}`,
    { ...NOTE, taille: 8.5, gras: true, encre: ACCENT },
    1,
  )
  write('H1', nom, { taille: nom.length > 28 ? 20 : 25, gras: true, encre: ENCRE, interligne: -4 }, 5)
  const { total } = etablissements
  const portee =
    total === 0
      ? `Cette synthèse porte sur les ${nomPerimetre(perimetre)} : il n’y en a aucun ici.`
      : `Cette synthèse porte sur ${total === 1 ? '' : 'les '}${ditPerimetre(perimetre, total)}.`
  write('P', portee, { taille: 10, encre: ENCRE }, 5)
  for (const phrase of phrasesAutorite(autorite)) write('P', phrase, COURANT, 3)
  papier.y += 4
}

/** How many schools of each type, how many people: numbers above their names, in a row. */
function writeReperes(papier: Papier, { territoire, etablissements, carte }: DonneesSynthese): void {
  const reperes = TYPES_ETABLISSEMENT.flatMap((type): [string, string][] => {
    const effectif = etablissements.par_type[type] ?? 0
    const { singulier, pluriel: plusieurs } = LIBELLES_TYPE[type]
    return effectif === 0 && type === 'erea'
      ? []
      : [[nombre(effectif), pluriel(effectif, singulier, plusieurs)]]
  })
  if (territoire.population !== null) {
    reperes.push([nombre(territoire.population), pluriel(territoire.population, 'habitant', 'habitants')])
  }
  const haut = papier.y
  const largeur = carte ? LARGEUR_TEXTE : LARGEUR
  papier.artefact(() => {
    papier.doc
      .lineWidth(0.8)
      .strokeColor(TRAIT)
      .moveTo(GAUCHE, haut)
      .lineTo(GAUCHE + largeur, haut)
      .stroke()
  })
  let x = GAUCHE
  for (const [valeur, mot] of reperes) {
    const [fort, bas] = [
      { taille: 15, gras: true, encre: ENCRE },
      { taille: 7.6, encre: ENCRE_2 },
    ]
    papier.feuille('P', () => {
      papier.texte(valeur, x, haut + 6, fort)
      papier.texte(mot, x, haut + 25, bas)
    })
    x += Math.max(papier.largeurTexte(valeur, fort), papier.largeurTexte(mot, bas)) + 14
  }
  papier.y = haut + 40
}

/** @returns where the map ends. */
function setCarte(papier: Papier, donnees: DonneesSynthese, haut: number): number {
  const { carte, territoire, perimetre } = donnees
  if (!carte) return haut
  const x = GAUCHE + LARGEUR - LARGEUR_CARTE
  const { indicateur, campagne, niveau } = carte
  const ou = niveau === 'commune' ? 'par commune' : 'par département'
  const qui =
    indicateur.grain === 'etablissement' && carte.perimetre.type !== 'tous'
      ? `, ${nomPerimetre(perimetre)}`
      : indicateur.grain === 'etablissement'
        ? ', tous établissements'
        : ''
  const titre = `${indicateur.libelle} ${ou}`
  const legende = `${majuscule(libelleCampagne(campagne))}${qui}${indicateur.unite.id === 'pourcent' ? '' : ` ; ${indicateur.unite.pluriel || 'indice'}`}`
  let y = haut
  papier.feuille('Caption', () => {
    y += papier.texte(titre, x, y, { taille: 8.5, gras: true, encre: ENCRE, largeur: LARGEUR_CARTE })
    y += papier.texte(legende, x, y, { ...NOTE, largeur: LARGEUR_CARTE })
  })
  y += 4
  const ici = donnees.mesures.find((mesure) => mesure.indicateur.id === indicateur.id)?.chiffres[0]
  const dit = ici ? ` ${territoire.nom} : ${valeurOuStatut(ici.valeur, ici.statut, indicateur.unite)}.` : ''
  const boite = [x, y, LARGEUR_CARTE, HAUTEUR_CARTE] as const
  papier.figure(`Carte : ${titre}, ${legende}.${dit}`, boite, () => drawCarte(papier, carte, boite))
  return y + HAUTEUR_CARTE
}
