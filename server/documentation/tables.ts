import { type Html, html } from './html.ts'
import { libelleType, nomOf, type Openapi, type Parametre, resolve, type Schema } from './schema.ts'

/** Every reference a type names, as links to its model. */
function typeLie(schema: Schema): Html {
  const refs = new Set<string>()
  const walk = (noeud: Schema): void => {
    if (noeud.$ref) refs.add(nomOf(noeud.$ref))
    if (noeud.items) walk(noeud.items)
    for (const variante of noeud.anyOf ?? noeud.oneOf ?? []) walk(variante)
  }
  walk(schema)
  const mots = libelleType(schema).split(' ')
  return html`${mots.map((mot, rang) => {
    const texte = refs.has(mot) ? html`<a href="#modele-${mot}">${mot}</a>` : mot
    return html`${rang > 0 && ' '}${texte}`
  })}`
}

/** Parameters of an operation, those of the address first; nothing when it has none. */
export function tableParametres(document: Openapi, parametres: readonly Parametre[]): Html | null {
  if (parametres.length === 0) return null
  const ordonnes = parametres.toSorted((a, b) => Number(b.in === 'path') - Number(a.in === 'path'))
  return html`<div class="defile" tabindex="0"><table><caption>Paramètres</caption>
<thead><tr><th scope="col">Nom</th><th scope="col">Type</th><th scope="col">Sens</th></tr></thead>
<tbody>${ordonnes.map((parametre) => {
    const schema = resolve(document, parametre.schema)
    return html`<tr><th scope="row"><code>${parametre.name}</code>${parametre.required && html` <span class="requis">requis</span>`}</th>
<td>${schema.enum ? 'choix' : libelleType(schema)}</td>
<td>${parametre.description ?? ''}${schema.enum && html`<br><span class="choix">${schema.enum.map(String).join(', ')}</span>`}</td></tr>`
  })}</tbody></table></div>`
}

/** Fields of an object, references followed; nothing when it has none. */
export function tableChamps(document: Openapi, schema: Schema): Html | null {
  const objet = resolve(document, schema)
  if (!objet.properties) return null
  return html`<div class="defile" tabindex="0"><table>
<thead><tr><th scope="col">Champ</th><th scope="col">Type</th><th scope="col">Sens</th></tr></thead>
<tbody>${Object.entries(objet.properties).map(([nom, champ]) => {
    const description = champ.description ?? resolve(document, champ).description
    return html`<tr><th scope="row"><code>${nom}</code></th><td>${typeLie(champ)}</td><td>${description ?? ''}</td></tr>`
  })}</tbody></table></div>`
}
