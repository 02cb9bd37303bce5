import type { Page } from 'playwright-core'

/** What a page needs of MapLibre to be questioned; the site leaves its map on the element it draws in. */
interface CarteMapLibre {
  getZoom(): number
  getCenter(): { lng: number; lat: number }
  isSourceLoaded(source: string): boolean
  project(point: [number, number]): { x: number; y: number }
  getFeatureState(feature: { source: string; sourceLayer: string; id: string }): { c?: number }
  queryRenderedFeatures(options: {
    layers: string[]
  }): { id?: string | number; properties: { nom?: string; rang?: number; nombre?: number } }[]
}
type Toile = HTMLElement & { carte: CarteMapLibre; classeEcole(code: string): number | null }

/** Waits until the map has drawn all it was asked for. */
export async function waitCarte(page: Page): Promise<void> {
  await page.waitForSelector('.carte[data-dessinee="true"]', { timeout: 45_000 })
  await page.waitForFunction(() => {
    const { carte } = document.querySelector('.carte-toile') as Toile & { carte: { loaded(): boolean } }
    return (carte as unknown as { loaded(): boolean }).loaded()
  })
}

/** A feature as it is drawn: its code, its name, its class in the legend (negative: a way of being absent). */
export interface Dessine {
  code: string
  nom: string | undefined
  classe: number | undefined
}

/** What is really drawn of a level, each territory or school once. */
export async function readDessin(page: Page, niveau: string): Promise<Dessine[]> {
  return page.evaluate((source) => {
    const toile = document.querySelector('.carte-toile') as Toile
    const drawn = new Map<string, Dessine>()
    for (const { id, properties } of toile.carte.queryRenderedFeatures({ layers: [`${source}:couleur`] })) {
      const code = String(id)
      const ecole = source === 'etablissement'
      const classe = ecole
        ? toile.classeEcole(code)
        : toile.carte.getFeatureState({ source, sourceLayer: source, id: code }).c
      // A school has nothing but its dot: without a class it is not drawn.
      if (classe !== null) drawn.set(code, { code, nom: properties.nom, classe })
    }
    return [...drawn.values()]
  }, niveau)
}

/** How many schools each circle of the far view stands for, each circle once. */
export const readRonds = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { carte } = document.querySelector('.carte-toile') as Toile
    const ronds = new Map(
      carte
        .queryRenderedFeatures({ layers: ['agregats:cercle'] })
        .map(({ properties }) => [properties.rang, properties.nombre ?? 0]),
    )
    return [...ronds.values()]
  })

/** Pixel of the page under which a place of the map is drawn. */
export async function pixelDe(
  page: Page,
  longitude: number,
  latitude: number,
): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([lng, lat]) => {
      const toile = document.querySelector('.carte-toile') as Toile
      const { left, top } = toile.getBoundingClientRect()
      const { x, y } = toile.carte.project([lng, lat])
      return { x: left + x, y: top + y }
    },
    [longitude, latitude] as const,
  )
}

/** Centre and zoom of the map. */
export const readPosition = (page: Page): Promise<{ lng: number; lat: number; zoom: number }> =>
  page.evaluate(() => {
    const { carte } = document.querySelector('.carte-toile') as Toile
    const { lng, lat } = carte.getCenter()
    return { lng, lat, zoom: carte.getZoom() }
  })

/** Share of the pixels of the map that have exactly each of these colours (`#rrggbb`); insets are not of it. */
export async function partsDesCouleurs(page: Page, couleurs: readonly string[]): Promise<number[]> {
  const voir = (visibilite: string) =>
    page.evaluate((seen) => {
      const insets = document.querySelector<HTMLElement>('.outre-mer')
      if (insets) insets.style.visibility = seen
    }, visibilite)
  await voir('hidden')
  const image = await page.locator('.carte-toile').screenshot()
  await voir('')
  return partsDeLImage(page, image.toString('base64'), couleurs)
}

/** Share of the pixels of an image (base64) that have exactly each of these colours (`#rrggbb`). */
export const partsDeLImage = (page: Page, image: string, couleurs: readonly string[]): Promise<number[]> =>
  page.evaluate(
    async ({ base64, wanted }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes]))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
      const counts = new Map<number, number>()
      for (let i = 0; i < data.length; i += 4) {
        const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0)
        counts.set(colour, (counts.get(colour) ?? 0) + 1)
      }
      return wanted.map((hex) => (4 * (counts.get(Number.parseInt(hex.slice(1), 16)) ?? 0)) / data.length)
    },
    { base64: image, wanted: couleurs },
  )

/**
 * Isolates a class of schools, then lets it go: share of the pixels that the frame which shows it has different from a
 * drawing in full, and how many draw calls it spared.
 * @param autre code of a school of another class.
 */
export const compareIsolement = (page: Page, classe: number, autre: string) =>
  page.evaluate(
    async ({ rang, code }) => {
      const toile = document.querySelector('.carte-toile') as Toile & {
        carte: {
          on(type: string, f: () => void): void
          off(type: string, f: () => void): void
          redraw(): void
        }
      }
      const canvas = toile.querySelector('canvas') as HTMLCanvasElement
      const gl = canvas.getContext('webgl2') as WebGL2RenderingContext
      const bouton = document.querySelector<HTMLElement>(`.legende-ligne[data-classe="${rang}"]`)
      let traces = 0
      const tracer = gl.drawElements
      gl.drawElements = (...args) => {
        traces += 1
        tracer.apply(gl, args)
      }
      const read = () => {
        const { width, height } = canvas
        const context = new OffscreenCanvas(width, height).getContext('2d')
        context?.drawImage(canvas, 0, 0)
        const dessin = { pixels: context?.getImageData(0, 0, width, height).data ?? [], traces }
        traces = 0
        return dessin
      }
      // The first frame drawn once the school is set aside, or back.
      const image = (presente: boolean) =>
        new Promise<ReturnType<typeof read>>((done) => {
          const voir = () => {
            const dessin = read()
            if ((toile.classeEcole(code) !== null) !== presente) return
            toile.carte.off('render', voir)
            done(dessin)
          }
          toile.carte.on('render', voir)
        })
      const isolee = image(false)
      bouton?.click()
      const { pixels, traces: faites } = await isolee
      toile.carte.redraw()
      const entiere = read()
      const revenue = image(true)
      bouton?.click()
      await revenue
      gl.drawElements = tracer
      let differents = 0
      for (let i = 0; i < pixels.length; i += 4) {
        if ([0, 1, 2].some((c) => Math.abs((pixels[i + c] ?? 0) - (entiere.pixels[i + c] ?? 0)) > 8))
          differents += 1
      }
      return { part: (4 * differents) / pixels.length, tracesEpargnees: entiere.traces - faites }
    },
    { rang: classe, code: autre },
  )

/** A line of the legend as a reader sees it. */
export interface LigneLegende {
  libelle: string
  /** `#rrggbb`, or empty when the class is drawn as a pattern. */
  couleur: string
  effectif: number
}

/** The legend on screen. */
export const readLegende = (page: Page): Promise<LigneLegende[]> =>
  page.locator('.legende-ligne').evaluateAll((lines) =>
    lines.map((line) => {
      const swatch = line.querySelector<HTMLElement>('.pastille')
      const rgb = /rgb\((\d+), (\d+), (\d+)\)/.exec(swatch?.style.background ?? '')
      const hex = rgb?.slice(1).map((channel) => Number(channel).toString(16).padStart(2, '0'))
      return {
        libelle: line.querySelector('.legende-libelle')?.textContent ?? '',
        couleur: hex ? `#${hex.join('')}` : '',
        effectif: Number((line.querySelector('.legende-effectif')?.textContent ?? '').replace(/\D/g, '')),
      }
    }),
  )
