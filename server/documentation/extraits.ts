import { exempleOf } from './exemples.ts'
import { type Html, html } from './html.ts'
import { corpsOf, type Openapi, type OperationSituee, resolve } from './schema.ts'

/** The same request in the languages of those who reuse data: each runs as it is. */
const LANGAGES: { nom: string; write(url: string): string }[] = [
  { nom: 'curl', write: (url) => `curl --compressed '${url}'` },
  {
    nom: 'JavaScript',
    write: (url) => `const reponse = await fetch('${url}')
if (!reponse.ok) throw new Error((await reponse.json()).detail)
const donnees = await reponse.json()
console.log(donnees)`,
  },
  {
    nom: 'Python',
    write: (url) => `import json
from urllib.request import urlopen

with urlopen('${url}') as reponse:
    donnees = json.load(reponse)
print(donnees)`,
  },
  {
    nom: 'R',
    write: (url) => `library(jsonlite)

donnees <- fromJSON('${url}')
str(donnees, max.level = 1)`,
  },
]

/** Examples of a file rather than of JSON: the bytes are saved. */
const EN_FICHIER: typeof LANGAGES = [
  { nom: 'curl', write: (url) => `curl --compressed --remote-name --remote-header-name '${url}'` },
  {
    nom: 'JavaScript',
    write: (url) => `import { writeFile } from 'node:fs/promises'

const reponse = await fetch('${url}')
await writeFile('donnees', Buffer.from(await reponse.arrayBuffer()))`,
  },
  {
    nom: 'Python',
    write: (url) => `from urllib.request import urlretrieve

urlretrieve('${url}', 'donnees')`,
  },
  { nom: 'R', write: (url) => `download.file('${url}', 'donnees', mode = 'wb')` },
]

/**
 * One example in every language, as tabs that need no script: each is shown by the radio button before it.
 * @param id unique on the page. @param json the answer is JSON, not a file.
 */
export function onglets(id: string, url: string, json: boolean): Html {
  const langages = json ? LANGAGES : EN_FICHIER
  const boutons = langages.map(
    ({ nom }, rang) =>
      html`<input type="radio" name="${id}" id="${id}-${rang}"${rang === 0 && html` checked`}><label for="${id}-${rang}">${nom}</label>`,
  )
  const panneaux = langages.map(({ write }) => html`<pre tabindex="0"><code>${write(url)}</code></pre>`)
  return html`<fieldset class="onglets"><legend>Exemple</legend>${boutons}${panneaux}</fieldset>`
}

/** How a program calls an operation that writes, or that is for agents. */
export function commande(document: Openapi, { methode, operation }: OperationSituee, url: string): string {
  const corps = corpsOf(operation)
  const champs = Object.entries(corps ? (resolve(document, corps).properties ?? {}) : {})
  const exemple = Object.fromEntries(champs.map(([nom, champ]) => [nom, exempleOf(document, champ)]))
  const lignes = [
    ...(methode === 'get' ? [] : [`--request '${methode.toUpperCase()}'`]),
    ...(operation.security ? ["--header 'Authorization: Bearer cart_…'"] : []),
    ...(corps ? [`--json '${JSON.stringify(exemple)}'`] : []),
    ...(methode === 'get' && !operation.security ? ["--header 'Accept: application/json'"] : []),
    `'${url}'`,
  ]
  return `curl ${lignes.join(' \\\n  ')}`
}
