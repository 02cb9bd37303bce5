import { type Filtre, isNombre } from '../../data/catalogue/model/filtre.ts'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import { INSECABLE, nombreCourt } from './nombre.ts'
import { suffixe } from './valeur.ts'

/** How a comparison with a number is said. */
export const MOTS_OPERATEUR: Record<Filtre['operateur'], string> = {
  '<': 'moins de',
  '<=': 'au plus',
  '>=': 'au moins',
  '>': 'plus de',
  '=': 'égal à',
  '!=': 'différent de',
}

const MOTS: Record<string, string> = { oui: 'oui', non: 'non', absent: 'non communiqué' }

/** A word that may stand for a value: `absent` → « non communiqué », a class by its name. */
export function libelleMot({ mesure }: Pick<IndicateurPublie, 'mesure'>, mot: string): string {
  const classe = mesure.genre === 'repartition' ? mesure.classes.find(({ id }) => id === mot) : undefined
  return classe?.libelle ?? MOTS[mot] ?? mot
}

/** What a condition asks, without naming its indicator: « moins de 8 Mbit/s », « non communiqué ». */
export function libelleCondition(
  indicateur: Pick<IndicateurPublie, 'mesure' | 'unite'>,
  { operateur, valeur }: Pick<Filtre, 'operateur' | 'valeur'>,
): string {
  if (isNombre(valeur)) {
    const number = Number(valeur)
    return `${MOTS_OPERATEUR[operateur]}${INSECABLE}${nombreCourt(number)}${suffixe(uniteDe(indicateur), number)}`
  }
  if (valeur === 'absent' && operateur === '!=') return 'communiqué'
  return `${operateur === '!=' ? 'autre que ' : ''}${libelleMot(indicateur, valeur)}`
}

/** A share compares schools one by one: a threshold on it is about the number behind, whose unit is not declared. */
const uniteDe = ({ mesure, unite }: Pick<IndicateurPublie, 'mesure' | 'unite'>): IndicateurPublie['unite'] =>
  mesure.genre === 'part' || mesure.genre === 'repartition'
    ? { ...unite, id: 'nombre', singulier: '', pluriel: '' }
    : unite
