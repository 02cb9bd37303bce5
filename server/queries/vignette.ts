import type { Niveau } from '../../data/catalogue/model/niveau.ts'
import type { Territoire } from '../contract/territoires.ts'
import { type Contour, listCodesDans, listContours } from './contours.ts'
import type { Db } from './db.ts'
import type { Publication } from './publication.ts'

/** Shapes that tell where a territory is. */
export interface Situation {
  fond: [number, number][][]
  sujet: [number, number][][]
  repere: [number, number] | null
}

const LARGES: readonly Niveau[] = ['pays', 'region', 'region_academique', 'academie', 'departement']

const isMetropole = (departement: string): boolean => !/^9[78]/.test(departement)
const anneaux = (contours: readonly Contour[]) => contours.flatMap((contour) => contour.anneaux)

/**
 * A wide territory stands in metropolitan France, a narrow one in its département; what is overseas stands alone,
 * since a map of France would say nothing of it.
 */
export async function findSituation(
  db: Db,
  publication: Publication,
  territoire: Territoire,
): Promise<Situation> {
  const repere: Situation['repere'] =
    territoire.longitude === null || territoire.latitude === null
      ? null
      : [territoire.longitude, territoire.latitude]
  return LARGES.includes(territoire.niveau)
    ? { ...(await enFrance(db, publication, territoire)), repere }
    : { ...(await enDepartement(db, publication, territoire)), repere }
}

async function enFrance(db: Db, publication: Publication, { niveau, code }: Territoire) {
  const tous = await listContours(db, publication, 'departement', null)
  const dedans =
    niveau === 'departement'
      ? [code]
      : await listCodesDans(db, publication, 'departement', { niveau: niveau as 'region', code })
  const metropole = dedans.some(isMetropole)
  const sujets = tous.filter(
    (contour) => dedans.includes(contour.code) && isMetropole(contour.code) === metropole,
  )
  const fond = metropole
    ? tous.filter((contour) => isMetropole(contour.code) && !dedans.includes(contour.code))
    : []
  return { fond: anneaux(fond), sujet: anneaux(sujets) }
}

async function enDepartement(db: Db, publication: Publication, { niveau, code, parents }: Territoire) {
  const communes =
    niveau === 'epci'
      ? await listCodesDans(db, publication, 'commune', { niveau, code })
      : niveau === 'commune'
        ? [code]
        : []
  const departement = parents.departement?.code
  const [fond, sujet] = await Promise.all([
    departement ? listContours(db, publication, 'departement', [departement]) : [],
    listContours(db, publication, 'commune', communes),
  ])
  return { fond: anneaux(fond), sujet: anneaux(sujet) }
}
