import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { sfntOfWoff } from './woff.ts'

/** The typeface of the site, in the two weights of documents, as TrueType. */
export interface Polices {
  normale: Buffer
  grasse: Buffer
}

const FAMILLE = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin'

let lues: Polices | null = null

/** Fonts embedded in documents and images; read once. */
export function readPolices(): Polices {
  const { resolve } = createRequire(import.meta.url)
  const read = (graisse: number) => sfntOfWoff(readFileSync(resolve(`${FAMILLE}-${graisse}-normal.woff`)))
  lues ??= { normale: read(400), grasse: read(700) }
  return lues
}
