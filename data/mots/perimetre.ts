import { LIBELLES_TYPE } from '../catalogue/model/etablissement.ts'
import type { PerimetreEcoles } from '../catalogue/model/perimetre.ts'
import { nombre, pluriel } from './nombre.ts'

const SECTEURS = {
  public: { masculin: ['public', 'publics'], feminin: ['publique', 'publiques'] },
  prive: { masculin: ['privé', 'privés'], feminin: ['privée', 'privées'] },
} as const

/** « 61 collèges publics », « 1 école privée », « 412 établissements publics et privés ». */
export function ditPerimetre({ type, secteur }: PerimetreEcoles, effectif: number): string {
  const noms =
    type === 'tous' ? { singulier: 'établissement', pluriel: 'établissements' } : LIBELLES_TYPE[type]
  return `${nombre(effectif)} ${pluriel(effectif, noms.singulier, noms.pluriel)} ${ditSecteur(type, secteur, effectif)}`
}

/** « collèges publics », for a title. */
export const nomPerimetre = ({ type, secteur }: PerimetreEcoles): string =>
  `${type === 'tous' ? 'établissements' : LIBELLES_TYPE[type].pluriel} ${ditSecteur(type, secteur, 2)}`

function ditSecteur(
  type: PerimetreEcoles['type'],
  secteur: PerimetreEcoles['secteur'],
  effectif: number,
): string {
  const genre = type === 'ecole' ? 'feminin' : 'masculin'
  const agree = (nom: 'public' | 'prive') =>
    pluriel(effectif, SECTEURS[nom][genre][0], SECTEURS[nom][genre][1])
  if (secteur !== 'tous') return agree(secteur)
  return `${agree('public')} ${effectif < 2 ? 'ou' : 'et'} ${agree('prive')}`
}
