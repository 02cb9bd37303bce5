import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { z } from 'zod'

const run = promisify(execFile)

async function decompress(source: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(source),
    createBrotliDecompress({ chunkSize: 2 ** 20 }),
    createWriteStream(target),
  )
}

async function unpack(source: string, folder: string): Promise<void> {
  const archive = join(folder, 'archive.tar')
  await decompress(source, archive)
  await run('tar', ['-xf', archive, '-C', folder])
  await rm(archive)
}

/** The system's fonts when it has some, and always the package's: a bare machine must still show text. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`
}

async function writeLauncher(folder: string, name: string, libraries: string): Promise<void> {
  const script = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export FONTCONFIG_FILE="$here/fontconfig.xml"
${libraries}exec "$here/chromium" "$@"
`
  await writeFile(join(folder, name), script)
  await chmod(join(folder, name), 0o755)
}

async function fill(folder: string, final: string, packaged: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await decompress(join(packaged, 'chromium.br'), join(folder, 'chromium'))
  await chmod(join(folder, 'chromium'), 0o755)
  for (const name of ['swiftshader', 'fonts', 'al2023'])
    await unpack(join(packaged, `${name}.tar.br`), folder)
  await writeFile(join(folder, 'fontconfig.xml'), fontSettings(final))
  await writeLauncher(folder, 'launch', '')
  // The package's own nss, nspr and expat, for machines that lack them.
  await writeLauncher(folder, 'launch-with-libraries', 'export LD_LIBRARY_PATH="$here/lib"\n')
}

/**
 * Unpacks the browser of the npm package `@sparticuz/chromium` (3 s, once per machine) and gives two ways to launch
 * it: with the system's libraries, or with the package's.
 * @throws Error when the package has no browser for this platform.
 */
export async function unpackChromium(): Promise<string[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('the package only has Linux x64')
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const root = join(dirname(main), '..', '..')
  const manifest = await readFile(join(root, 'package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest))
  // The account is part of the name: a folder of another account is not to be trusted.
  const folder = join(tmpdir(), `cartable-chromium-${version}-${process.getuid?.() ?? 0}`)
  const launchers = [join(folder, 'launch'), join(folder, 'launch-with-libraries')]
  const present = await access(join(folder, 'launch-with-libraries')).then(
    () => true,
    () => false,
  )
  if (present) return launchers
  const draft = `${folder}.${process.pid}.tmp`
  await fill(draft, folder, join(root, 'bin'))
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return launchers
}
