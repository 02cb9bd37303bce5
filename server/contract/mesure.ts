import { z } from 'zod'

/** Where a value is read: told as the catalogue declares it, whatever the ways of reading it knows. */
const lecture = z
  .record(z.string(), z.unknown())
  .describe(
    'Où la valeur est lue. champ : champ d’une ou plusieurs sources, la première qui répond étant retenue ; attribut : colonne de l’établissement publié.',
  )

const classe = z
  .object({
    id: z.string().describe('Identifiant de la classe.'),
    libelle: z.string().describe('Nom de la classe.'),
    min: z.number().optional().describe('Borne inférieure incluse, quand la classe découpe un nombre.'),
    rang: z
      .number()
      .int()
      .optional()
      .describe('Place dans l’ordre croissant (dès 0), quand les classes sont des noms ordonnés.'),
  })
  .meta({ id: 'Classe', description: 'Une classe d’une répartition.' })

const genre = <G extends string>(nom: G) => z.literal(nom).describe('Genre de la mesure.')

/** How an indicator is computed, as the catalogue declares it. */
export const mesurePubliee = z
  .discriminatedUnion('genre', [
    z.object({
      genre: genre('part'),
      lecture,
      oui: z.record(z.string(), z.unknown()).describe('Ce qui compte pour un « oui » : valeurs, ou seuil.'),
    }),
    z.object({
      genre: genre('ratio'),
      numerateur: lecture,
      denominateur: lecture,
      facteur: z.number().describe('Multiplicateur : 100 pour un pourcentage ou « pour 100 élèves ».'),
    }),
    z.object({
      genre: genre('repartition'),
      lecture,
      classes: z.array(classe).describe('Classes, dans l’ordre d’affichage.'),
    }),
    z.object({ genre: genre('mediane'), lecture }),
    z.object({ genre: genre('somme'), lecture }),
  ])
  .meta({ id: 'Mesure', description: 'Façon de calculer un indicateur, telle que le catalogue la déclare.' })

const seuils = z.array(z.number()).describe('Bornes intérieures des classes, dans l’unité de l’indicateur.')

/** Colour classes advised for an indicator. */
export const legendePubliee = z
  .discriminatedUnion('genre', [
    z.object({ genre: z.literal('sequentielle').describe('Du moins au plus.'), seuils }),
    z.object({
      genre: z.literal('divergente').describe('De part et d’autre d’une référence.'),
      seuils,
      reference: z.number().describe('Valeur de référence.'),
    }),
    z.object({ genre: z.literal('categorielle').describe('Des noms sans ordre.') }),
    z.object({
      genre: z.literal('quantiles').describe('Classes de même effectif.'),
      classes: z.number().int().describe('Nombre de classes.'),
    }),
  ])
  .meta({ id: 'Legende', description: 'Classes de couleurs conseillées.' })
