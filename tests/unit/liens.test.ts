import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '../../config.ts'
import { readRepository } from '../architecture/sources.ts'

/** Links and pictures of a Markdown text, code left out; addresses of the web too. */
function relativeLinks(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target as string)
    .filter((target) => !/^[a-z]+:/.test(target))
}

/** Anchor that forges give to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const documents = new Map(
  readRepository()
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ path, text }) => [path, text]),
)

/** Anchors of a document: its headings, and those it names itself. */
function anchorsOf(path: string): string[] {
  const text = documents.get(path) ?? ''
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading as string))
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id as string)]
}

/** One line per link of a document that leads nowhere. */
function brokenLinks(path: string, text: string): string[] {
  return relativeLinks(text).filter((target) => {
    const [file = '', anchor] = target.split('#')
    const destination = file === '' ? path : join(dirname(path), file)
    if (!existsSync(join(PROJECT_ROOT, destination))) return true
    return anchor !== undefined && !anchorsOf(destination).includes(anchor)
  })
}

describe('links of the documents', () => {
  it.each([...documents])('%s leads somewhere', (path, text) => {
    expect(brokenLinks(path, text)).toEqual([])
  })

  it('are caught when they lead nowhere', () => {
    const text =
      'a [b](absent.md), [c](README.md), [d](README.md#absent), [e](https://exemple.fr), `[f](g.md)`'
    expect(brokenLinks('planted.md', text)).toEqual(['absent.md', 'README.md#absent'])
    expect(brokenLinks('docs/planted.md', '[b](../README.md#open-api)')).toEqual([])
  })
})
