import { compte } from '../../../data/mots/nombre.ts'
import type { SchemaListe, TableSchema } from '../../contract/schemas.ts'
import { type Html, html } from '../../documentation/html.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'
import { type Contexte, liste, pageDonnees, tableau } from './cadre-donnees.ts'

const TYPES: Record<string, string> = {
  string: 'texte',
  integer: 'entier',
  number: 'nombre',
  boolean: 'oui ou non',
  date: 'date AAAA-MM-JJ',
  year: 'année',
}

/** What a field of a Table Schema may say; the standard allows more than we write. */
interface Champ {
  name?: unknown
  title?: unknown
  description?: unknown
  type?: unknown
  example?: unknown
  trueValues?: unknown
  falseValues?: unknown
  constraints?: Record<string, unknown>
}

const texte = (valeur: unknown): string => (valeur === undefined ? '' : String(valeur))
const code = (valeur: unknown): Html => html`<code>${texte(valeur)}</code>`

/** What a cell may hold, in a few words. */
function attendu({ constraints = {}, trueValues, falseValues }: Champ): Html | string {
  const { enum: valeurs, minimum, maximum, maxLength, pattern } = constraints
  if (Array.isArray(valeurs))
    return html`${valeurs.map((valeur, rang) => html`${rang > 0 && ', '}${code(valeur)}`)}`
  if (Array.isArray(trueValues) && Array.isArray(falseValues)) {
    return html`${code(trueValues[0])} (oui) ou ${code(falseValues[0])} (non)`
  }
  if (minimum !== undefined && maximum !== undefined) return `de ${texte(minimum)} à ${texte(maximum)}`
  if (minimum !== undefined) return `${texte(minimum)} au moins`
  if (maxLength !== undefined) return `${texte(maxLength)} caractères au plus`
  return pattern === undefined ? '' : html`motif ${code(pattern)}`
}

/**
 * A Table Schema as a table that reads, with a file that follows it.
 * @param exemple cells of the valid example, header first.
 */
export function pageSchema(
  id: string,
  schema: TableSchema,
  exemple: readonly (readonly string[])[],
  contexte: Contexte,
): PageRendue {
  const champs = schema.fields as Champ[]
  const lignes = champs.map(
    (champ) =>
      html`<tr id="champ-${texte(champ.name)}"><th scope="row">${code(champ.name)}</th><td><strong>${texte(champ.title)}</strong>${champ.constraints?.required === true && html` <span class="etat etat-requis">obligatoire</span>`}<br>${texte(champ.description)}</td><td>${TYPES[texte(champ.type)] ?? texte(champ.type)}</td><td>${attendu(champ)}</td><td>${code(champ.example)}</td></tr>`,
  )
  return pageDonnees(
    {
      titre: schema.title,
      etiquette: `Table Schema · version ${schema.version}`,
      resume: schema.description,
      chemin: `/donnees/schemas/${id}`,
      parents: [],
      contenu: fr`<section><h2>Le schéma</h2>${liste([
        ['Identifiant', code(id)],
        [
          'Norme',
          html`<a href="https://specs.frictionlessdata.io/table-schema/" rel="noreferrer">Frictionless Table Schema</a>`,
        ],
        [
          'Fichier du schéma',
          html`<a href="/api/v1/schemas/${id}">schema.json</a>, à donner à Validata ou à tout outil Frictionless`,
        ],
        ['Clé', cleOf(schema)],
        ['Cellule vide', manquantes(schema)],
      ])}</section>
<section><h2>${compte(champs.length, 'colonne', 'colonnes')}</h2>${tableau('Colonnes du schéma', ['Colonne', 'Ce qu’elle contient', 'Type', 'Valeurs attendues', 'Exemple'], lignes)}</section>
${exemple.length > 1 && sectionExemple(exemple)}`,
    },
    contexte,
  )
}

const cleOf = ({ primaryKey }: TableSchema): Html | null =>
  Array.isArray(primaryKey)
    ? html`${primaryKey.map((nom, rang) => html`${rang > 0 && ', '}${code(nom)}`)}`
    : null

const manquantes = ({ missingValues }: TableSchema): Html | null => {
  const ecrites = Array.isArray(missingValues) ? missingValues.filter((valeur) => valeur !== '') : []
  return ecrites.length > 0
    ? html`ou ${ecrites.map((valeur, rang) => html`${rang > 0 && ', '}${code(valeur)}`)}`
    : null
}

function sectionExemple([titres = [], ...lignes]: readonly (readonly string[])[]): Html {
  return fr`<section><h2>Exemple de fichier valide</h2>${tableau(
    'Exemple de fichier valide',
    titres.map((titre) => html`<th scope="col"><code>${titre}</code></th>`),
    lignes.map((cellules) => html`<tr>${cellules.map((cellule) => html`<td>${cellule}</td>`)}</tr>`),
  )}</section>`
}

/** The schemas, as cards. */
export const cartesSchemas = (schemas: readonly SchemaListe[]): Html =>
  html`<ul class="cartes">${schemas.map(
    ({ id, titre, description, version, champs, url }) =>
      fr`<li><h3><a href="/donnees/schemas/${id}">${titre}</a></h3><p>${description}</p><p class="note">Version ${version}, ${compte(champs.length, 'colonne', 'colonnes')}. <a href="${url}">schema.json</a></p></li>`,
  )}</ul>`
