/** What of the style of the page must be written in a drawing that leaves it. */
const PROPRIETES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const
const COULEURS: readonly string[] = ['fill', 'stroke']
const POLICE = '"Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, sans-serif'
const SVG = 'http://www.w3.org/2000/svg'
const MARGE = 16
const LIGNE = 17
/** Width of a letter of 13 pixels in the widest of the typefaces that may be there. */
const LETTRE = 8.4

/** What is written around a drawing that leaves its page. */
export interface Cartouche {
  titre: string
  source: string
}

/** A chart as an image of its own: its styles, its title, its legend, its source and its date inside. */
export function svgAutonome(
  figure: Element,
  cartouche: Cartouche,
): { texte: string; largeur: number; hauteur: number } {
  const original = figure.querySelector('svg')
  if (!original) throw new Error('a figure without drawing')
  const copie = original.cloneNode(true) as SVGSVGElement
  freeze(original, copie)
  const [l, h] = [original.clientWidth, original.clientHeight]
  const largeur = l + 2 * MARGE
  const page = create('svg', { xmlns: SVG, width: String(largeur), 'font-family': POLICE })
  const encre = enRgb(getComputedStyle(figure).color)
  const fond = create('rect', { width: '100%', height: '100%', fill: fondDe(figure) })
  page.append(fond)
  let y = MARGE
  const write = (texte: string, style: Record<string, string>) => {
    for (const ligne of cut(texte, (largeur - 2 * MARGE) / LETTRE)) {
      y += LIGNE
      page.append(create('text', { x: String(MARGE), y: String(y - 4), fill: encre, ...style }, ligne))
    }
  }
  write(cartouche.titre, { 'font-size': '13', 'font-weight': '600' })
  y += 8
  for (const [nom, valeur] of [
    ['x', MARGE],
    ['y', y],
    ['width', l],
    ['height', h],
  ] as const) {
    copie.setAttribute(nom, String(valeur))
  }
  copie.setAttribute('overflow', 'visible')
  page.append(copie)
  y += h + 8
  const motif = copie.querySelector('pattern')?.id
  for (const { couleur, texte } of legendeOf(figure, motif)) {
    y += LIGNE
    page.append(
      create('rect', { x: String(MARGE), y: String(y - 14), width: '11', height: '11', fill: couleur }),
    )
    page.append(
      create('text', { x: String(MARGE + 18), y: String(y - 4), fill: encre, 'font-size': '12' }, texte),
    )
  }
  write(cartouche.source, { 'font-size': '11' })
  const hauteur = y + MARGE
  page.setAttribute('height', String(hauteur))
  page.setAttribute('viewBox', `0 0 ${largeur} ${hauteur}`)
  return { texte: new XMLSerializer().serializeToString(page), largeur, hauteur }
}

function create(nom: string, attributs: Record<string, string>, texte?: string): SVGElement {
  const element = document.createElementNS(SVG, nom)
  for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur)
  if (texte !== undefined) element.textContent = texte
  return element
}

/** Writes on each element of a copy the style its original has on the page. */
function freeze(original: Element, copie: Element): void {
  const style = getComputedStyle(original)
  for (const nom of PROPRIETES) {
    const valeur = style.getPropertyValue(nom)
    if (valeur) copie.setAttribute(nom, COULEURS.includes(nom) ? enRgb(valeur) : valeur)
  }
  for (const nom of ['class', 'tabindex', 'data-point', 'role']) copie.removeAttribute(nom)
  for (const [i, enfant] of [...original.children].entries()) {
    const jumeau = copie.children[i]
    if (jumeau) freeze(enfant, jumeau)
  }
}

/** Any colour a browser knows, as every drawing program reads it; patterns and « none » stay as they are. */
function enRgb(couleur: string): string {
  if (couleur === 'none' || couleur.startsWith('url(') || couleur.startsWith('rgb')) return couleur
  const toile = document.createElement('canvas').getContext('2d')
  if (!toile) return couleur
  toile.fillStyle = couleur
  toile.fillRect(0, 0, 1, 1)
  const [r = 0, v = 0, b = 0, a = 0] = toile.getImageData(0, 0, 1, 1).data
  return a === 255 ? `rgb(${r}, ${v}, ${b})` : `rgba(${r}, ${v}, ${b}, ${(a / 255).toFixed(3)})`
}

/** Background of the nearest ancestor that has one. */
function fondDe(element: Element): string {
  const couleur = getComputedStyle(element).backgroundColor
  if (!/^(transparent|rgba\(0, 0, 0, 0\))$/.test(couleur)) return enRgb(couleur)
  return element.parentElement ? fondDe(element.parentElement) : 'rgb(255, 255, 255)'
}

/** The legend under the drawing, which the page writes in HTML. @param motif pattern of what has no answer. */
const legendeOf = (figure: Element, motif: string | undefined): { couleur: string; texte: string }[] =>
  [...figure.querySelectorAll('.graphique-legende li')].map((entree) => {
    const pastille = entree.querySelector('.pastille')
    const hachuree = motif !== undefined && pastille?.classList.contains('motif-rayures')
    const unie = pastille ? enRgb(getComputedStyle(pastille).backgroundColor) : 'none'
    const couleur = hachuree ? `url(#${motif})` : unie
    const mots = [...entree.children].map((enfant) => enfant.textContent?.trim() ?? '').filter(Boolean)
    return { couleur, texte: mots.join(' : ') }
  })

/** A text cut between words, in lines of so many letters. */
function cut(texte: string, lettres: number): string[] {
  const lignes: string[] = []
  for (const mot of texte.split(/[ \n]+/)) {
    const derniere = lignes.at(-1)
    if (derniere !== undefined && derniere.length + mot.length < lettres)
      lignes[lignes.length - 1] = `${derniere} ${mot}`
    else lignes.push(mot)
  }
  return lignes
}

/** An image of a chart at twice its size, sharp on paper and on dense screens. */
export async function pngDe({ texte, largeur, hauteur }: ReturnType<typeof svgAutonome>): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(texte)}`
  await image.decode()
  const toile = document.createElement('canvas')
  toile.width = largeur * 2
  toile.height = hauteur * 2
  toile.getContext('2d')?.drawImage(image, 0, 0, toile.width, toile.height)
  return new Promise((rendre, refuser) => {
    toile.toBlob((blob) => (blob ? rendre(blob) : refuser(new Error('no image'))), 'image/png')
  })
}

/** Hands a file to the reader. */
export function download(contenu: Blob, nom: string): void {
  const lien = document.createElement('a')
  lien.href = URL.createObjectURL(contenu)
  lien.download = nom
  lien.click()
  // The download has its own hold on the file once the click is over.
  setTimeout(() => URL.revokeObjectURL(lien.href), 1000)
}
