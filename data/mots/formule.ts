import type { Chiffre } from './chiffre.ts'
import { nombre, nombreCourt } from './nombre.ts'
import { valeurAvecUnite } from './valeur.ts'

/** How an indicator is computed, as the API publishes it. */
export type MesurePubliee =
  | { genre: 'part'; oui: Record<string, unknown> }
  | {
      genre: 'ratio'
      numerateur: Record<string, unknown>
      denominateur: Record<string, unknown>
      facteur: number
    }
  | { genre: 'repartition'; classes: readonly { libelle: string }[] }
  | { genre: 'mediane' }
  | { genre: 'somme' }

const COMPARATIFS: Record<string, string> = {
  '>=': 'au moins',
  '>': 'plus de',
  '<=': 'au plus',
  '<': 'moins de',
}

/** The name of what is read, as the source files name it: `locaux_raccordables` → « locaux raccordables ». */
const ditLecture = (lecture: Record<string, unknown>): string =>
  String(lecture.champ ?? lecture.attribut ?? 'valeur').replaceAll('_', ' ')

function ditOui(oui: Record<string, unknown>): string {
  if (Array.isArray(oui.parmi)) return oui.parmi.map((valeur) => `« ${valeur} »`).join(' ou ')
  const comparatif = COMPARATIFS[String(oui.operateur)]
  return comparatif ? `${comparatif} ${nombreCourt(Number(oui.seuil))}` : '« oui »'
}

/** The formula of an indicator, in words. */
export function formuleEnMots(mesure: MesurePubliee): string {
  switch (mesure.genre) {
    case 'part':
      return `Nombre de réponses qui comptent pour oui (${ditOui(mesure.oui)}), divisé par le nombre de réponses connues, multiplié par 100. Les silencieux ne comptent ni pour oui ni pour non : les bornes disent ce que deviendrait la part s’ils disaient tous non, ou tous oui.`
    case 'ratio':
      return `Somme de « ${ditLecture(mesure.numerateur)} » divisée par somme de « ${ditLecture(mesure.denominateur)} »${mesure.facteur === 1 ? '' : `, multipliée par ${nombreCourt(mesure.facteur)}`}, sur les seules unités qui donnent les deux. Ce n’est jamais la moyenne des rapports.`
    case 'repartition':
      return 'Nombre d’unités dans chaque classe. Celles qui n’ont pas répondu forment une classe à part (n.c.) ; les parts sont celles de toutes les unités attendues.'
    case 'mediane':
      return 'Valeur qui partage les réponses connues en deux moitiés égales. Une réponse sur dix est sous le premier décile, une sur dix au-dessus du neuvième.'
    case 'somme':
      return 'Somme des valeurs connues. Ce qui manque n’est pas estimé.'
  }
}

/** The same with the numbers of one territory: « 3 ÷ 4 × 100 = 75,0 % »; `null` when there is none to show. */
export function formuleChiffree(mesure: MesurePubliee, chiffre: Chiffre): string | null {
  const { valeur, numerateur, denominateur, repondants, unite } = chiffre
  if (valeur === null || numerateur === null) return null
  const egale = `= ${valeurAvecUnite(valeur, unite)}`
  if (mesure.genre === 'part') return `${nombre(numerateur)} ÷ ${nombre(repondants)} × 100 ${egale}`
  if (mesure.genre !== 'ratio' || denominateur === null) return null
  const facteur = mesure.facteur === 1 ? '' : ` × ${nombreCourt(mesure.facteur)}`
  return `${nombreCourt(numerateur, 1)} ÷ ${nombreCourt(denominateur, 1)}${facteur} ${egale}`
}
