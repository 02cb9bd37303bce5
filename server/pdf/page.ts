import { jour } from '../../data/mots/texte.ts'
import { ACCENT, ALERTE_ENCRE, ALERTE_FOND, ENCRE, ENCRE_2, ENCRE_3, NOTE, TRAIT } from './encre.ts'
import { drawQr } from './graphiques/qr.ts'
import { GAUCHE, LARGEUR, PAGE, type Papier } from './papier.ts'

/** What the top of a document says. */
export interface EnTete {
  nature: string
  date: Date
  publication: number | null
  demonstration: boolean
  /** The live page; `null` when it is not known. */
  adresse: string | null
}

const QR = 46
const AVERTISSEMENT =
  'DÉMONSTRATION. Les établissements et les valeurs sont inventés : ne les réutilisez pas.'

/** Top of the first page: whose document, of when, where to find it again. */
export function writeEnTete(
  papier: Papier,
  { nature, date, publication, demonstration, adresse }: EnTete,
): void {
  const haut = papier.y - 8
  const droite = GAUCHE + LARGEUR
  papier.artefact(() => drawLogotype(papier, GAUCHE, haut + 4, 34))
  papier.feuille('P', () => {
    papier.texte('Cartable', GAUCHE + 42, haut + 2, { taille: 15, gras: true, encre: ENCRE })
    papier.texte('L’observatoire ouvert du numérique éducatif', GAUCHE + 42, haut + 22, {
      taille: 8,
      encre: ENCRE_2,
    })
  })
  const largeur = 190
  const x = droite - (adresse ? QR + 10 : 0) - largeur
  papier.feuille('P', () => {
    const pose = { largeur, aligner: 'right' as const }
    papier.texte(nature, x, haut + 3, { ...pose, taille: 9.5, gras: true, encre: ACCENT })
    papier.texte(`Données publiées le ${jour(date.toISOString())}`, x, haut + 17, {
      ...pose,
      taille: 8,
      encre: ENCRE_2,
    })
    papier.texte(`Publication n° ${publication ?? 0}`, x, haut + 28, { ...pose, ...NOTE })
  })
  if (adresse) {
    papier.figure(`Code QR : ${adresse}`, [droite - QR, haut, QR, QR], () => {
      drawQr(papier, adresse, droite - QR, haut, QR)
    })
  }
  papier.y = haut + QR + 8
  if (demonstration) writeAvertissement(papier)
  papier.artefact(() => {
    papier.doc.lineWidth(1.2).strokeColor(ACCENT).moveTo(GAUCHE, papier.y).lineTo(droite, papier.y).stroke()
  })
  papier.y += 12
}

function writeAvertissement(papier: Papier): void {
  const haut = papier.y
  papier.artefact(() => papier.doc.roundedRect(GAUCHE, haut, LARGEUR, 18, 3).fill(ALERTE_FOND))
  papier.feuille('P', () => {
    papier.texte(AVERTISSEMENT, GAUCHE + 8, haut + 4, { taille: 8, gras: true, encre: ALERTE_ENCRE })
  })
  papier.y = haut + 24
}

/** Foot of every page. */
export function writePied(
  papier: Papier,
  texte: string,
  demonstration: boolean,
  numero: number,
  total: number,
): void {
  const y = PAGE.hauteur - 34
  const style = { taille: 7, encre: ENCRE_3 }
  papier.doc
    .lineWidth(0.5)
    .strokeColor(TRAIT)
    .moveTo(GAUCHE, y - 5)
    .lineTo(GAUCHE + LARGEUR, y - 5)
    .stroke()
  papier.texte(`Cartable · ${texte}`, GAUCHE, y, { ...style, largeur: LARGEUR - 160, lignesMax: 1 })
  const droite = `${demonstration ? 'DÉMONSTRATION · ' : ''}${numero} / ${total}`
  papier.texte(droite, GAUCHE, y, { ...style, gras: demonstration, largeur: LARGEUR, aligner: 'right' })
}

/** Across each page of invented data, so that a page taken apart cannot be mistaken. */
export function filigrane(papier: Papier): void {
  const { doc } = papier
  papier.artefact(() => {
    doc.save()
    doc.rotate(-52, { origin: [PAGE.largeur / 2, PAGE.hauteur / 2] }).fillOpacity(0.035)
    const style = { taille: 84, gras: true, encre: ENCRE }
    const largeur = papier.largeurTexte('DÉMONSTRATION', style)
    papier.texte('DÉMONSTRATION', (PAGE.largeur - largeur) / 2, PAGE.hauteur / 2 - 50, style)
    doc.restore()
  })
}

/** The satchel, its clasp being a place on a map. */
function drawLogotype({ doc }: Papier, x: number, y: number, cote: number): void {
  doc.save()
  doc.translate(x, y).scale(cote / 32)
  doc.lineWidth(2.4).path('M11.5 8V6.6A2.6 2.6 0 0 1 14.1 4h3.8a2.6 2.6 0 0 1 2.6 2.6V8').stroke('#46388f')
  doc.roundedRect(3, 8, 26, 20, 4.5).fill('#46388f')
  doc.path('M3 12.5A4.5 4.5 0 0 1 7.5 8h17a4.5 4.5 0 0 1 4.5 4.5v3.2L16 20 3 15.7z').fill('#6b5cc0')
  doc
    .path('M16 13.6a4.4 4.4 0 0 1 4.4 4.4c0 3-4.4 6.8-4.4 6.8s-4.4-3.8-4.4-6.8a4.4 4.4 0 0 1 4.4-4.4z')
    .fill('#f3b54d')
  doc.circle(16, 18, 1.7).fill('#46388f')
  doc.restore()
}
