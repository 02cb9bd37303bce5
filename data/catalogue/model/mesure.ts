import { z } from 'zod'

/**
 * Where the value of one unit (a school, or a commune) is read.
 * `champ`: field of the rows of one or several sources (the first source of the list that answers wins, and
 * provenance says which); `attribut`: column of the published school itself.
 */
const champSchema = z.object({
  genre: z.literal('champ'),
  champ: z.string().regex(/^[a-z][a-z0-9_]*$/),
  sources: z.array(z.string()).min(1),
  /** Value of a unit absent from the source, when the source is an exhaustive list (never a default for silence). */
  absent: z.string().optional(),
})
export type LectureChamp = z.infer<typeof champSchema>

/**
 * `champ` and `attribut` as above. `croisement`: quadrant of what the commune allows (a percentage, from its own
 * rows) and what the school observes, each against a threshold: `fort_rapide`, `fort_lent`, `faible_rapide`, `faible_lent`.
 */
export const lectureSchema = z.discriminatedUnion('genre', [
  champSchema,
  z.object({
    genre: z.literal('croisement'),
    potentiel: z.object({ numerateur: champSchema, denominateur: champSchema, seuil: z.number() }),
    constate: z.object({ lecture: champSchema, seuil: z.number() }),
  }),
  z.object({ genre: z.literal('attribut'), attribut: z.enum(['position_precision']) }),
])
export type Lecture = z.infer<typeof lectureSchema>

/** What makes an answer a « yes »: one of the listed values, or a threshold on a number. */
export const conditionSchema = z.union([
  z.object({ parmi: z.array(z.string()).min(1) }),
  z.object({ operateur: z.enum(['>=', '>', '<', '<=']), seuil: z.number() }),
  z.object({ vrai: z.literal(true) }),
])
export type Condition = z.infer<typeof conditionSchema>

export const classeSchema = z.object({
  id: z.string().regex(/^[a-z0-9_+]+$/i),
  libelle: z.string(),
  /** Lower bound (included) when the classes cut a number; every class then has one, ascending. */
  min: z.number().optional(),
  /** Place from little to much (0, 1, 2…), when the classes are names that have an order; every class then has one. */
  rang: z.number().int().min(0).optional(),
})
export type Classe = z.infer<typeof classeSchema>

/**
 * The five ways of making a number, declared once by the indicator and never decided again elsewhere.
 * `part` yes / respondents, with both bounds · `ratio` Σ numerator / Σ denominator over units that have both ·
 * `repartition` count per class, n.c. being a class · `mediane` median and deciles · `somme` Σ, never extrapolated.
 */
export const mesureSchema = z.discriminatedUnion('genre', [
  z.object({ genre: z.literal('part'), lecture: lectureSchema, oui: conditionSchema }),
  z.object({
    genre: z.literal('ratio'),
    numerateur: lectureSchema,
    denominateur: lectureSchema,
    /** 100 for « per 100 pupils » or a percentage. */
    facteur: z.number().positive(),
  }),
  z.object({
    genre: z.literal('repartition'),
    lecture: lectureSchema,
    classes: z.array(classeSchema).min(2),
  }),
  z.object({ genre: z.literal('mediane'), lecture: lectureSchema }),
  z.object({ genre: z.literal('somme'), lecture: lectureSchema }),
])
export type Mesure = z.infer<typeof mesureSchema>
export type GenreMesure = Mesure['genre']

/** Every reading a measure needs, in a stable order. */
export function lecturesOfMesure(mesure: Mesure): Lecture[] {
  return mesure.genre === 'ratio' ? [mesure.numerateur, mesure.denominateur] : [mesure.lecture]
}

/** Fields whose campaign is the one computed: the potential of a quadrant has a campaign of its own. */
export function champsOfCampagne(lecture: Lecture): LectureChamp[] {
  return lecture.genre === 'croisement' ? [lecture.constate.lecture] : champsOfLecture(lecture)
}

/** Every field of a source a reading needs: none for a column of the school. */
export function champsOfLecture(lecture: Lecture): LectureChamp[] {
  if (lecture.genre === 'champ') return [lecture]
  if (lecture.genre === 'attribut') return []
  return [lecture.potentiel.numerateur, lecture.potentiel.denominateur, lecture.constate.lecture]
}
