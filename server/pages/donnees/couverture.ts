import { compte, nombre, part } from '../../../data/mots/nombre.ts'
import { type Html, html } from '../../documentation/html.ts'
import { carteDepartements, type Fond } from '../carte-departements.ts'
import { fr } from '../prose.ts'
import { colonneNombre, tableau } from './cadre-donnees.ts'
import { jauge } from './jauge.ts'

/** How much of a département is known: `null` when nothing is expected there. */
export interface Connu {
  code: string
  nom: string
  part: number | null
  /** The numbers behind it, when they are known: « 12 sur 40 ». */
  detail?: { presents: number; attendus: number }
}

/** Classes of the coverage, from none to all; a whole one is told apart. */
const CLASSES: readonly { classe: string; libelle: string; contient(part: number): boolean }[] = [
  { classe: 'tc-0', libelle: 'rien', contient: (p) => p === 0 },
  { classe: 'tc-1', libelle: 'moins de 25 %', contient: (p) => p < 0.25 },
  { classe: 'tc-2', libelle: 'de 25 à 50 %', contient: (p) => p < 0.5 },
  { classe: 'tc-3', libelle: 'de 50 à 75 %', contient: (p) => p < 0.75 },
  { classe: 'tc-4', libelle: '75 % et plus', contient: (p) => p < 1 },
  { classe: 'tc-5', libelle: 'tout', contient: () => true },
]
const VIDE = { classe: 'tc-vide', libelle: 'rien n’est attendu' }

const classeOf = (valeur: number | null): { classe: string; libelle: string } =>
  valeur === null ? VIDE : (CLASSES.find(({ contient }) => contient(valeur)) ?? VIDE)

const ditPart = ({ part: valeur, detail }: Connu): string => {
  if (valeur === null) return VIDE.libelle
  return detail ? `${part(valeur)} (${nombre(detail.presents)} sur ${nombre(detail.attendus)})` : part(valeur)
}

/**
 * What is known of each département: a map, its legend with counts, and the same as a table.
 * @param fond `null` when no shape is imported. @param dit what is counted, as « établissements qui ont répondu ».
 */
export function couvertureDepartements(fond: Fond | null, connus: readonly Connu[], dit: string): Html {
  if (connus.length === 0) return fr`<p class="vide">Aucun département n’est décrit.</p>`
  const presents = [...CLASSES, VIDE]
    .map((classe) => ({
      ...classe,
      nombre: connus.filter((c) => classeOf(c.part).classe === classe.classe).length,
    }))
    .filter((classe) => classe.nombre > 0)
  const resume = `${dit}, par département : ${presents.map(({ libelle, nombre: n }) => `${libelle}, ${compte(n, 'département', 'départements')}`).join(' ; ')}.`
  return html`<div class="couverture-dep">${
    fond &&
    fond.traces.length > 0 &&
    html`<figure>${carteDepartements(fond, teintesOf(connus), resume)}<figcaption><ul class="legende-dep">${presents.map(({ classe, libelle, nombre: n }) => html`<li><svg class="pastille-dep" viewBox="0 0 10 10" aria-hidden="true"><rect class="${classe}" width="10" height="10"/></svg>${libelle} <span class="note">(${nombre(n)})</span></li>`)}</ul></figcaption></figure>`
  }${tableDepartements(connus, dit)}</div>`
}

const teintesOf = (connus: readonly Connu[]) =>
  new Map(
    connus.map((connu) => [
      connu.code,
      { classe: classeOf(connu.part).classe, dit: `${connu.nom} : ${ditPart(connu)}` },
    ]),
  )

function tableDepartements(connus: readonly Connu[], dit: string): Html {
  const lignes = connus.map(
    (connu) =>
      html`<tr><th scope="row"><a href="/territoires/departement/${connu.code}">${connu.nom}</a></th><td class="code">${connu.code}</td><td class="nombre">${connu.part !== null && jauge(connu.part)} ${ditPart(connu)}</td></tr>`,
  )
  return html`<div class="couverture-table">${tableau(`${dit}, par département`, ['Département', 'Code', colonneNombre('Part')], lignes)}</div>`
}
