import type { LectureChamp } from '../../model/mesure.ts'

/** Pupils of a school at a rentrée: the first file that answers wins, without any mean. */
export const ELEVES: LectureChamp & { genre: 'champ' } = {
  genre: 'champ',
  champ: 'eleves',
  sources: [
    'effectifs-ecoles',
    'effectifs-colleges',
    'effectifs-second-degre',
    'ips-ecoles',
    'ips-colleges',
    'ips-lycees',
  ],
}
