import type { Indicateur } from '../../data/catalogue/model/indicateur.ts'
import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import type { Statut } from '../../data/catalogue/model/statut.ts'
import type { Territoire } from '../contract/territoires.ts'
import { calculOf, isConserve } from './calcul.ts'
import { listCodesDans, listContours } from './contours.ts'
import type { Db } from './db.ts'
import { round } from './nombre.ts'
import { nomOf } from './parents.ts'
import type { Publication } from './publication.ts'
import { perimetreOf } from './synthese.ts'

/** A shape of a map with the value that colours it. */
export interface Zone {
  code: string
  nom: string
  anneaux: [number, number][][]
  /** Part of the territory the map is about; the others surround it. */
  dedans: boolean
  valeur: number | null
  statut: Statut
}

/** A map coloured by one indicator: a territory among its neighbours, or cut into what it is made of. */
export interface Carte {
  niveau: 'commune' | 'departement'
  indicateur: Indicateur
  campagne: string
  perimetre: PerimetreEcoles
  zones: Zone[]
}

const TOUTES: PerimetreEcoles = { type: 'tous', secteur: 'tous' }
const LARGES: readonly Niveau[] = ['pays', 'region', 'region_academique', 'academie', 'departement']

/** Overseas territories are far from everything: nothing near them is drawn around them. */
export const isOutreMer = (departement: string): boolean => /^9[78]/.test(departement)

/**
 * A map of a territory, coloured by the first of these indicators that is known well enough around it; `null` when
 * nothing has a shape or a value.
 */
export async function findCarte(
  db: Db,
  publication: Publication,
  territoire: Territoire,
  candidats: readonly { indicateur: Indicateur; campagne: string }[],
  perimetre: PerimetreEcoles,
): Promise<Carte | null> {
  const { niveau, formes } = await listFormes(db, publication, territoire)
  // Communes keep their syntheses for all schools together only.
  const lu = niveau === 'commune' ? TOUTES : perimetre
  const codes = formes.map(({ code }) => code)
  let choisie: { part: number; carte: Carte } | null = null
  for (const { indicateur, campagne } of formes.length > 0 ? candidats : []) {
    const valeurs = await listValeurs(db, publication, { indicateur, campagne }, niveau, codes, lu)
    const connues = [...valeurs.values()].filter(({ valeur }) => valeur !== null).length
    const part = connues / Math.max(1, valeurs.size)
    if (connues === 0 || (choisie && choisie.part >= part)) continue
    const zones = formes.map((forme) => ({
      ...forme,
      ...(valeurs.get(forme.code) ?? { valeur: null, statut: 'sans_objet' as const }),
    }))
    choisie = { part, carte: { niveau, indicateur, campagne, perimetre: lu, zones } }
    if (part >= CONNUES_MIN) break
  }
  return choisie?.carte ?? null
}

/** A map of which less than half is known says little: another indicator is then tried. */
const CONNUES_MIN = 0.5

type Forme = Pick<Zone, 'code' | 'nom' | 'anneaux' | 'dedans'>

async function listFormes(db: Db, publication: Publication, territoire: Territoire) {
  const { niveau, code } = territoire
  const departements = await departementsOf(db, publication, territoire)
  const seul = departements.length === 1 ? departements[0] : undefined
  if (LARGES.includes(niveau) && !(seul && isOutreMer(seul))) {
    const tous = await listContours(db, publication, 'departement', null)
    const formes: Forme[] = tous
      .map((contour) => ({
        ...contour,
        nom: nomOf(publication, 'departement', contour.code),
        dedans: departements.includes(contour.code),
      }))
      .filter(({ code, dedans }) => dedans || !isOutreMer(code))
    return { niveau: 'departement' as const, formes }
  }
  if (!seul) return { niveau: 'commune' as const, formes: [] }
  const communes = await listCommunes(db, publication, seul)
  const dedans = LARGES.includes(niveau)
    ? null
    : niveau === 'commune'
      ? [code]
      : niveau === 'arrondissement'
        ? [territoire.parents.commune?.code ?? '']
        : await listCodesDans(db, publication, 'commune', { niveau, code })
  const contours = await listContours(db, publication, 'commune', [...communes.keys()])
  const formes: Forme[] = contours.map((contour) => ({
    ...contour,
    nom: communes.get(contour.code) ?? contour.code,
    dedans: dedans?.includes(contour.code) ?? true,
  }))
  return { niveau: 'commune' as const, formes }
}

/** Départements a territory is made of, or the one it stands in. */
async function departementsOf(db: Db, publication: Publication, { niveau, code, parents }: Territoire) {
  if (niveau === 'departement') return [code]
  if (!LARGES.includes(niveau)) return parents.departement ? [parents.departement.code] : []
  return listCodesDans(db, publication, 'departement', { niveau: niveau as 'region', code })
}

/** Names of the communes of a département, by code. */
async function listCommunes(db: Db, publication: Publication, departement: string) {
  const rows = await db
    .selectFrom('territoire')
    .select(['code', 'nom'])
    .where('publication_id', '=', publication.id)
    .where('niveau', '=', 'commune')
    .where('departement', '=', departement)
    .execute()
  return new Map(rows.map(({ code, nom }) => [code, nom]))
}

/** Values of named territories of a level; none when the publication does not keep them. */
async function listValeurs(
  db: Db,
  publication: Publication,
  { indicateur, campagne }: { indicateur: Indicateur; campagne: string },
  niveau: Niveau,
  codes: readonly string[],
  requete: PerimetreEcoles,
): Promise<Map<string, { valeur: number | null; statut: Statut }>> {
  const calcul = calculOf(publication, indicateur.id, campagne)
  const perimetre = { niveau, ...perimetreOf(indicateur, requete) }
  if (!calcul || !isConserve(calcul, perimetre)) return new Map()
  const rows = await db
    .selectFrom('synthese')
    .select(['code', 'valeur', 'statut'])
    .where('publication_id', '=', publication.id)
    .where('indicateur', '=', indicateur.id)
    .where('campagne', '=', campagne)
    .where('niveau', '=', niveau)
    .where('type', '=', perimetre.type)
    .where('secteur', '=', perimetre.secteur)
    .where('code', 'in', [...codes])
    .execute()
  return new Map(
    rows.map(({ code, valeur, statut }) => [code, { valeur: round(valeur), statut: statut as Statut }]),
  )
}
