import { empriseOf, projectionOf, trace } from '../../data/dessin/projection.ts'
import { html } from '../documentation/html.ts'
import type { DessinVignette } from './vignette.ts'

/** What a link to a page shows where it is shared. */
export interface Apercu {
  etiquette: string
  nom: string
  phrase: string
  chiffres: readonly { libelle: string; valeur: string; note: string }[]
  situation: DessinVignette
  demonstration: boolean
}

const [LARGEUR, HAUTEUR] = [1200, 630]
const [ENCRE, ENCRE_2, ACCENT] = ['#1c2130', '#4a5062', '#46388f']
const CARTE = [830, 60, 310, 310] as const
/** Mean width of a letter of the typeface, in its size. */
const LETTRE = 0.54

/** Picture of a synthesis, 1200 × 630, as social networks and messaging ask for. */
export function drawApercu({ etiquette, nom, phrase, chiffres, situation, demonstration }: Apercu): string {
  const taille = Math.max(34, Math.min(76, 740 / (nom.length * LETTRE)))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${LARGEUR}" height="${HAUTEUR}" viewBox="0 0 ${LARGEUR} ${HAUTEUR}" font-family="Atkinson Hyperlegible Next">
<rect width="100%" height="100%" fill="#f5f4ef"/><rect width="100%" height="10" fill="${ACCENT}"/>
${LOGOTYPE}${texte('Cartable', 132, 92, 34, ENCRE, true)}${texte('L’observatoire ouvert du numérique éducatif', 132, 120, 19, ENCRE_2)}
${texte(etiquette, 60, 212, 26, ACCENT, true)}${texte(nom, 58, 212 + taille, taille, ENCRE, true)}${texte(phrase, 60, 258 + taille, 26, ENCRE_2)}
${carte(situation)}${chiffres.slice(0, 3).map(tuile).join('')}
${demonstration ? texte('DÉMONSTRATION : valeurs inventées', 60, 608, 20, '#8a5300', true) : ''}</svg>`
}

function texte(mots: string, x: number, y: number, taille: number, encre: string, gras = false): string {
  // The typeface has no narrow no-break space.
  const net = html`${mots.replaceAll('\u202f', '\u00a0')}`.texte
  return `<text x="${x}" y="${y.toFixed(1)}" font-size="${taille.toFixed(1)}" fill="${encre}"${gras ? ' font-weight="700"' : ''}>${net}</text>`
}

function tuile({ libelle, valeur, note }: Apercu['chiffres'][number], rang: number): string {
  const x = 60 + rang * 365
  return `<rect x="${x}" y="420" width="350" height="150" rx="12" fill="#ffffff"/>${texte(abbreviate(libelle), x + 22, 456, libelle.length > 29 ? 18 : 21, ENCRE_2)}${texte(valeur, x + 22, 515, valeur.length > 12 ? 34 : 50, ENCRE, true)}${texte(abbreviate(note), x + 22, 550, 19, ENCRE_2)}`
}

const LIGNE_MAX = 35
const abbreviate = (mots: string): string =>
  mots.length > LIGNE_MAX ? `${mots.slice(0, LIGNE_MAX - 1)}…` : mots

function carte({ fond, sujet, repere }: DessinVignette): string {
  const lieux = [...fond, ...sujet].flat()
  const emprise = empriseOf(lieux.length === 0 && repere ? [repere] : lieux)
  if (!emprise) return ''
  const projeter = projectionOf(emprise, CARTE)
  const [x, y] = repere ? projeter(repere) : [0, 0]
  const point = repere
    ? `<circle cx="${x}" cy="${y}" r="7" fill="none" stroke="#d98a1e" stroke-width="4"/>`
    : ''
  return `<path d="${trace(fond, projeter)}" fill="#d9d8dc" stroke="#ffffff" stroke-width="1" fill-rule="evenodd"/><path d="${trace(sujet, projeter)}" fill="${ACCENT}" fill-rule="evenodd"/>${point}`
}

const LOGOTYPE =
  '<g transform="translate(56 58) scale(2)"><path d="M11.5 8V6.6A2.6 2.6 0 0 1 14.1 4h3.8a2.6 2.6 0 0 1 2.6 2.6V8" fill="none" stroke="#46388f" stroke-width="2.4"/><rect x="3" y="8" width="26" height="20" rx="4.5" fill="#46388f"/><path d="M3 12.5A4.5 4.5 0 0 1 7.5 8h17a4.5 4.5 0 0 1 4.5 4.5v3.2L16 20 3 15.7z" fill="#6b5cc0"/><path d="M16 13.6a4.4 4.4 0 0 1 4.4 4.4c0 3-4.4 6.8-4.4 6.8s-4.4-3.8-4.4-6.8a4.4 4.4 0 0 1 4.4-4.4z" fill="#f3b54d"/><circle cx="16" cy="18" r="1.7" fill="#46388f"/></g>'
