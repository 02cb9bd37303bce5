import type { Dialecte } from './csv.ts'
import type { Tableau, TypeColonne } from './tableau.ts'

const TYPES: Record<TypeColonne, string> = {
  texte: 'string',
  entier: 'integer',
  nombre: 'double',
  booleen: 'boolean',
}

/** Data dictionary of a CSV (« CSV on the Web », W3C): what each column holds, and how the file is written. */
export function dictionnaire(
  { colonnes, notice }: Omit<Tableau, 'lots'>,
  { separateur, decimale }: Dialecte,
) {
  const { enveloppe, titre, adresse, date } = notice
  const { publication, demonstration, licence, sources, avertissements } = enveloppe
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'fr' }],
    url: adresse,
    'dc:title': titre,
    'dc:license': { '@id': licence.url },
    'dc:issued': date.toISOString(),
    'dc:identifier': publication === null ? null : `publication ${publication}`,
    'dc:description': [
      ...(demonstration ? ['Données de démonstration : valeurs inventées.'] : []),
      ...avertissements.map(({ message }) => message),
    ].join(' '),
    'dc:source': sources.map((source) => ({
      '@id': source.url,
      'dc:title': source.titre,
      'dc:publisher': source.producteur,
    })),
    dialect: {
      delimiter: separateur,
      encoding: 'utf-8',
      header: true,
      lineTerminators: ['\r\n'],
      commentPrefix: null,
      skipInitialSpace: false,
    },
    tableSchema: {
      columns: colonnes.map(({ nom, type, description }) => ({
        name: nom,
        titles: nom,
        'dc:description': description,
        datatype:
          type === 'nombre'
            ? { base: 'double', format: { decimalChar: decimale } }
            : type === 'booleen'
              ? { base: 'boolean', format: 'oui|non' }
              : TYPES[type],
      })),
    },
  }
}
