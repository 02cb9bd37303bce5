import { z } from 'zod'
import { isCode, type SourceFile } from './sources.ts'

const MAX_LINES = 400

/** Generated files and npm's lock may be long; documents and data are not code. */
function mustBeShort(path: string): boolean {
  return (isCode(path) || /\.(css|html|sql|sh)$/.test(path)) && !path.endsWith('.generated.ts')
}

/** One line per file too long to be read in one go. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => mustBeShort(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines, ${MAX_LINES} at most`)
}

/** What only makes sense on one machine or one network. */
const LOCAL = [
  // A home or working folder; a URL's own path (https://site/home/…) is something else.
  /(?<![\w./:~$}-])\/(?:work|root|Users|home)\/[\w.-]+/,
  /\b[A-Z]:\\+Users\\/,
  // A package registry: npm ci must work with whichever one the machine is set to.
  /\bregistry\.[a-z0-9-]+\.[a-z]{2,}/i,
  /\b[\w-]*(?:artifactory|jfrog|verdaccio)[\w-]*\.[a-z]{2,}/i,
  /^\s*"resolved":\s*"https?:/,
]

/** Folders of well-known container images, the same on every machine. */
const PUBLIC_FOLDERS = /^\/home\/(node|cartable)$/

/** One line per mention of a developer's machine or of a package registry. */
export function localMentions(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const found = LOCAL.map((pattern) => pattern.exec(line)?.[0]).filter((match) => match !== undefined)
      return found
        .filter((match) => !PUBLIC_FOLDERS.test(match))
        .map((match) => `${path}:${index + 1}: ${match}`)
    }),
  )
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) }),
  ),
})

/**
 * Optional packages that npm's lock file forgot: `npm ci` then refuses to run, on every machine. It happens when the
 * registry used to make the lock lacks the packages of some platforms.
 */
export function forgottenPackages(lock: string): string[] {
  const { packages } = lockSchema.parse(JSON.parse(lock))
  const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
  const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies))
  return [...new Set(optional)].filter((name) => !locked.has(name))
}
