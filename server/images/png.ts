import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Polices } from '../polices/polices.ts'

let pret: Promise<void> | null = null

/** The engine is loaded with the first image. */
function prepare(): Promise<void> {
  const { resolve } = createRequire(import.meta.url)
  pret ??= initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')))
  return pret
}

/** An SVG as a PNG of the same size, written in the typeface of the site whatever the machine has. */
export async function pngOfSvg(svg: string, { normale, grasse }: Polices): Promise<Uint8Array> {
  await prepare()
  const dessin = new Resvg(svg, {
    font: {
      fontBuffers: [normale, grasse],
      loadSystemFonts: false,
      defaultFontFamily: 'Atkinson Hyperlegible Next',
    },
  })
  const image = dessin.render()
  try {
    return image.asPng()
  } finally {
    image.free()
    dessin.free()
  }
}
