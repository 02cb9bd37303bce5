import { PROGRAMMES } from '../../data/catalogue/index.generated.ts'
import type { TableSchema } from '../../data/schemas/documentation.ts'
import { code, lien, page, tableau } from './markdown.ts'

const INTRODUCTION = `Deux schémas (Table Schema, Frictionless) que l’observatoire publie, faute de format public : chaque dossier de \`data/schemas\` contient le schéma, un exemple valide et sa documentation complète.`

/** Page that presents the Table Schemas, by folder. */
export function pageSchemas(schemas: ReadonlyMap<string, TableSchema>): string {
  return page([
    '# Schémas de données',
    INTRODUCTION,
    ...[...schemas].map(([dossier, { title, version, description, fields }]) =>
      [
        `## ${title}`,
        description,
        `Version ${version} : ${lien('documentation', `../data/schemas/${dossier}/README.md`)}, ${lien('schéma', `../data/schemas/${dossier}/schema.json`)}, ${lien('exemple', `../data/schemas/${dossier}/exemple-valide.csv`)}.`,
        tableau(
          ['colonne', 'titre', 'obligatoire', 'exemple'],
          fields.map(({ name, title: titre, constraints, example }) => [
            code(name),
            titre,
            constraints?.required ? 'oui' : '',
            code(String(example)),
          ]),
        ),
      ].join('\n\n'),
    ),
    '## Programmes connus',
    'Valeurs de la colonne `programme` du second schéma.',
    tableau(
      ['programme', 'nom', 'opérateur'],
      PROGRAMMES.map(({ id, libelle, operateur }) => [code(id), libelle, operateur]),
    ),
  ])
}

/** The schema of programmes with the ids of the catalogue in force; other schemas are left as they are. */
export function withProgrammes(schema: TableSchema): TableSchema {
  const ids = PROGRAMMES.map(({ id }) => id).sort()
  const fields = schema.fields.map((field) =>
    field.name === 'programme' ? { ...field, constraints: { ...field.constraints, enum: ids } } : field,
  )
  return { ...schema, fields }
}
