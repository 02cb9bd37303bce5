import type { Champs } from '../../model/source.ts'
import { Refus } from '../../model/valeur.ts'

/** Parts that cannot exceed their total together; a part that is not communicated counts for nothing. */
const TOTAUX: readonly { total: string; parties: readonly string[] }[] = [
  { total: 'terminaux', parties: ['terminaux_fixes', 'terminaux_mobiles'] },
  { total: 'terminaux', parties: ['terminaux_fixes', 'ordinateurs_portables', 'tablettes'] },
  { total: 'terminaux', parties: ['terminaux_moins_5_ans'] },
  { total: 'terminaux_mobiles', parties: ['ordinateurs_portables', 'tablettes'] },
  { total: 'salles', parties: ['salles_cablees'] },
  { total: 'salles', parties: ['salles_connectees'] },
]

/** Gap, in points, that rounding allows between a share and the two numbers it is made of. */
const ARRONDI = 1

const numberOf = (champs: Champs, nom: string): number | null => {
  const valeur = champs[nom]
  return typeof valeur === 'number' ? valeur : null
}

/** Sum of fields that are all known, else null: a missing part is never a zero. */
function wholeSum(champs: Champs, noms: readonly string[]): number | null {
  const nombres = noms.map((nom) => numberOf(champs, nom))
  return nombres.reduce((somme, n) => (somme === null || n === null ? null : somme + n), 0)
}

/**
 * The fields of a line with the totals that it implies and leaves blank, and `ordinateurs`, fixed and portable
 * computers together, which the published figures count. What the producer wrote is never replaced.
 */
export function completeTotals(champs: Champs): Champs {
  const mobiles = champs.terminaux_mobiles ?? wholeSum(champs, ['ordinateurs_portables', 'tablettes'])
  const parts = { ...champs, terminaux_mobiles: mobiles }
  const totaux: Champs = {
    terminaux_mobiles: mobiles,
    terminaux: champs.terminaux ?? wholeSum(parts, ['terminaux_fixes', 'terminaux_mobiles']),
    ordinateurs: wholeSum(champs, ['terminaux_fixes', 'ordinateurs_portables']),
    part_salles_connectees: champs.part_salles_connectees ?? shareOfSalles(champs),
  }
  // A field absent from a row was not asked, null was left blank: a total that is not known stays as it was.
  return { ...champs, ...Object.fromEntries(Object.entries(totaux).filter(([, valeur]) => valeur !== null)) }
}

/** Percentage of the rooms that have internet, from their numbers. */
function shareOfSalles(champs: Champs): number | null {
  const [salles, connectees] = [numberOf(champs, 'salles'), numberOf(champs, 'salles_connectees')]
  return salles === null || connectees === null || salles === 0 ? null : (100 * connectees) / salles
}

/**
 * Every reason why the cells of a line cannot all be true, each naming a column.
 * @param champs fields of a line after `completeTotals`.
 * @param aujourdhui day of the import, `AAAA-MM-JJ`.
 */
export const contradictionsOf = (champs: Champs, aujourdhui: string): Refus[] =>
  [dateFault(champs, aujourdhui), ...totalFaults(champs), shareFault(champs), ...answerFaults(champs)].filter(
    (fault) => fault !== null,
  )

function dateFault({ date_saisie: saisie, campagne }: Champs, aujourdhui: string): Refus | null {
  if (typeof saisie !== 'string') return null
  if (saisie > aujourdhui) {
    return new Refus('date_future', `la date ${saisie} n’est pas encore passée`, 'date_saisie')
  }
  return typeof campagne === 'string' && saisie < `${campagne}-01-01`
    ? new Refus('date_hors_campagne', `la date ${saisie} précède la campagne ${campagne}`, 'date_saisie')
    : null
}

/** Two rules that know the same parts find the same fault: it is told once. */
function totalFaults(champs: Champs): Refus[] {
  const fautes = new Map<string, Refus>()
  for (const { total, parties } of TOTAUX) {
    const connues = parties.filter((nom) => numberOf(champs, nom) !== null)
    const somme = wholeSum(champs, connues) ?? 0
    const tout = numberOf(champs, total)
    if (tout === null || somme <= tout) continue
    const motif = `${connues.join(' + ')} = ${somme}, plus que ${total} = ${tout}`
    fautes.set(motif, new Refus('partie_trop_grande', motif, connues[0] ?? null))
  }
  return [...fautes.values()]
}

function shareFault(champs: Champs): Refus | null {
  const [written, computed] = [numberOf(champs, 'part_salles_connectees'), shareOfSalles(champs)]
  if (written === null || computed === null || Math.abs(written - computed) <= ARRONDI) return null
  const motif = `${written} % ne correspond pas à ${champs.salles_connectees} salles connectées sur ${champs.salles}`
  return new Refus('part_incoherente', motif, 'part_salles_connectees')
}

function answerFaults({ type_acces, debit_constate_descendant: debit, ent, ent_projet }: Champs): Refus[] {
  const fautes: Refus[] = []
  if (type_acces === 'aucun' && Number(debit ?? 0) > 0) {
    const motif = 'un débit est constaté alors que « type_acces » dit : aucun'
    fautes.push(new Refus('acces_incoherent', motif, 'debit_constate_descendant'))
  }
  if (ent === false && ent_projet) {
    const motif = 'un projet est nommé alors que « ent » dit : non'
    fautes.push(new Refus('ent_incoherent', motif, 'ent_projet'))
  }
  return fautes
}
