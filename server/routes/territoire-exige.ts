import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Filtres } from '../contract/filtres.ts'
import { introuvable } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { libelleNiveau } from '../queries/referentiel.ts'
import { findSuccesseur, findTerritoire, listAutresNiveaux } from '../queries/territoires.ts'

/** A territory that a request names, and how to ask for another one in its place. */
interface Nomme {
  niveau: Niveau
  code: string
  /** Parameter that names it. */
  parametre: string
  /** The same request about the territory of this code, of the same level unless another one is said. */
  adresse(code: string, niveau?: Niveau): string
}

/**
 * Says that nobody knows a territory.
 * @throws ErreurLecteur 404, naming the successor of an abolished code, the code whose zero was lost, or the territory
 * of another level that bears this code, when there is one.
 */
async function refuse(db: Db, publication: Publication, nomme: Nomme): Promise<never> {
  const { niveau, code, parametre, adresse } = nomme
  const successeur = await findSuccesseur(db, publication, niveau, code)
  if (successeur) {
    throw introuvable(
      `Le code « ${code} » n’est plus en vigueur : il a été repris par ${successeur.nom} (${successeur.code}).`,
      { parametre, recu: code, suggestion: { ...successeur, url: adresse(successeur.code) } },
    )
  }
  const objet = `${libelleNiveau(niveau)} de code « ${code} »`
  const complete = await findTerritoire(db, publication, niveau, `0${code}`)
  if (complete) {
    const { code: juste, nom } = complete
    throw introuvable(
      `Aucun territoire connu : ${objet}. Les codes sont du texte : celui de ${nom} s’écrit « ${juste} ».`,
      { parametre, recu: code, suggestion: { code: juste, nom, url: adresse(juste) } },
    )
  }
  const autres = await listAutresNiveaux(db, publication, niveau, code)
  const [autre] = autres
  if (autre && autres.length === 1) {
    throw introuvable(
      `Aucun territoire connu : ${objet}. C’est le code de : ${autre.nom}, ${libelleNiveau(autre.niveau)}.`,
      { parametre, recu: code, suggestion: { code, nom: autre.nom, url: adresse(code, autre.niveau) } },
    )
  }
  throw introuvable(`Aucun territoire connu : ${objet}.`, { parametre, recu: code })
}

/**
 * The territory named by an address.
 * @param suite rest of the address, for the suggestion.
 * @throws ErreurLecteur 404, with a suggestion when there is one.
 */
export async function requireTerritoire(
  db: Db,
  publication: Publication,
  niveau: Niveau,
  code: string,
  suite: string,
) {
  const territoire = await findTerritoire(db, publication, niveau, code)
  if (territoire) return territoire
  const adresse = (autre: string, sien = niveau) => `/api/v1/territoires/${sien}/${autre}${suite}`
  return refuse(db, publication, { niveau, code, parametre: 'code', adresse })
}

/**
 * Refuses a filter on a territory that nobody knows: an empty list would look like an answer.
 * @param url of the request, for the suggestion.
 * @throws ErreurLecteur 404, with a suggestion when there is one.
 */
export async function requireLieux(
  db: Db,
  publication: Publication,
  { territoire = [], niveau, code }: Pick<Filtres, 'territoire' | 'niveau' | 'code'>,
  url: string,
): Promise<void> {
  // Before the first publication nobody is known, and every list says that it is empty.
  if (publication.id === 0) return
  for (const lieu of territoire) {
    const adresse = (autre: string, sien = lieu.niveau) =>
      adresseAvec(url, `${lieu.niveau}:${lieu.code}`, `${sien}:${autre}`)
    await requireLieu(db, publication, { ...lieu, parametre: 'territoire', adresse })
  }
  if (!niveau || !code) return
  const adresse = (autre: string, sien = niveau) => adresseAvec(adresseAvec(url, code, autre), niveau, sien)
  await requireLieu(db, publication, { niveau, code, parametre: 'code', adresse })
}

/** The same for the one territory that must contain the others. */
export async function requireParent(
  db: Db,
  publication: Publication,
  parent: { niveau: Niveau; code: string } | undefined,
  url: string,
): Promise<void> {
  if (!parent || publication.id === 0) return
  const adresse = (autre: string, sien = parent.niveau) =>
    adresseAvec(url, `${parent.niveau}:${parent.code}`, `${sien}:${autre}`)
  await requireLieu(db, publication, { ...parent, parametre: 'parent', adresse })
}

async function requireLieu(db: Db, publication: Publication, nomme: Nomme): Promise<void> {
  const { niveau, code } = nomme
  const isConnu =
    publication.noms.get(niveau)?.has(code) || (await findTerritoire(db, publication, niveau, code)) !== null
  if (!isConnu) await refuse(db, publication, nomme)
}

/** An address with another value in the place of one of its parameters. */
function adresseAvec(url: string, ancienne: string, nouvelle: string): string {
  const { pathname, searchParams } = new URL(url, 'http://cartable')
  const corriges = [...searchParams].map(([nom, valeur]) => {
    const parts = valeur
      .split(',')
      .map((part) => (part.toUpperCase() === ancienne.toUpperCase() ? nouvelle : part))
    return [nom, parts.join(',')]
  })
  return `${pathname}?${new URLSearchParams(corriges)}`
}
