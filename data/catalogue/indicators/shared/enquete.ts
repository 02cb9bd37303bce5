import type { LectureChamp } from '../../model/mesure.ts'
import { ELEVES } from './eleves.ts'

/** A field of the equipment survey. */
export const champEnquete = (champ: string): LectureChamp => ({
  genre: 'champ',
  champ,
  sources: ['equipement'],
})

/** Pupils of the same campaign: the official figure when one is published, else the one the school declares. */
export const ELEVES_ENQUETE: LectureChamp = { ...ELEVES, sources: [...ELEVES.sources, 'equipement'] }

export const DECLARATIF =
  'Ce sont les réponses des établissements à l’enquête : ceux qui n’ont pas répondu ne sont pas comptés, et rien n’est extrapolé.'

export const ELEVES_DECLARES =
  'Les élèves sont ceux des effectifs officiels de la même rentrée ; quand il n’y en a pas, le nombre que l’établissement déclare.'
