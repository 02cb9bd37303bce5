import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'

const DOSSIER = fileURLToPath(new URL('../../golden/images', import.meta.url))

/** Side of the squares whose mean colours are compared, in pixels: a letter drawn half a pixel aside changes none. */
const CARREAU = 8
/** Difference of a channel beyond which a square is another one, out of 255. */
const TOLERANCE = 28
/** Share of squares that may be others, and pixels that the size may differ by. */
const PART_MAX = 0.02
const TAILLE_MAX = 8

/**
 * What differs between an element and its golden image; `null` when nothing does. Without a golden one, it is written
 * and said to be new: look at it, then run the test again. To change one, delete it.
 */
export async function compareImage(page: Page, element: Locator, nom: string): Promise<string | null> {
  const vue = await element.screenshot({ animations: 'disabled', caret: 'hide' })
  const fichier = join(DOSSIER, `${nom}.png`)
  if (!existsSync(fichier)) {
    await mkdir(dirname(fichier), { recursive: true })
    await writeFile(fichier, vue)
    return `${nom}.png is new: look at it, then run the test again`
  }
  const attendue = await readFile(fichier)
  const { ecart, tailles } = await page.evaluate(ecartDesImages, {
    images: [attendue.toString('base64'), vue.toString('base64')],
    carreau: CARREAU,
    tolerance: TOLERANCE,
  })
  const [largeur, hauteur] = [0, 1].map((axe) =>
    Math.abs((tailles[0]?.[axe] ?? 0) - (tailles[1]?.[axe] ?? 0)),
  )
  if ((largeur ?? 0) > TAILLE_MAX || (hauteur ?? 0) > TAILLE_MAX) {
    return `${nom}: ${tailles[1]?.join(' × ')} pixels in place of ${tailles[0]?.join(' × ')}`
  }
  return ecart > PART_MAX ? `${nom}: ${(100 * ecart).toFixed(1)} % of the image is another one` : null
}

/** Runs in the page, which can decode images: share of squares whose mean colours differ. */
async function ecartDesImages({
  images,
  carreau,
  tolerance,
}: {
  images: string[]
  carreau: number
  tolerance: number
}): Promise<{ ecart: number; tailles: [number, number][] }> {
  const lues = await Promise.all(
    images.map(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(
        Math.ceil(bitmap.width / carreau),
        Math.ceil(bitmap.height / carreau),
      )
      const context = canvas.getContext('2d')
      if (context) context.imageSmoothingQuality = 'high'
      context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      return { bitmap, data: context?.getImageData(0, 0, canvas.width, canvas.height), largeur: canvas.width }
    }),
  )
  const [a, b] = lues
  const [largeur, hauteur] = [
    Math.min(...lues.map(({ data }) => data?.width ?? 0)),
    Math.min(...lues.map(({ data }) => data?.height ?? 0)),
  ]
  let autres = 0
  for (let y = 0; y < hauteur; y += 1) {
    for (let x = 0; x < largeur; x += 1) {
      const ecarts = [0, 1, 2].map((canal) => {
        const [va, vb] = [a, b].map((image) => image?.data?.data[(y * image.largeur + x) * 4 + canal] ?? 0)
        return Math.abs((va ?? 0) - (vb ?? 0))
      })
      if (Math.max(...ecarts) > tolerance) autres += 1
    }
  }
  return {
    ecart: autres / Math.max(1, largeur * hauteur),
    tailles: lues.map(({ bitmap }) => [bitmap.width, bitmap.height]),
  }
}
