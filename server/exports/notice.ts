import type { Cellule, Colonne, Notice } from './tableau.ts'

/** Rows of the sheet that comes with the data: what it is, where it comes from, what each column means. */
export function lignesNotice(
  { titre, adresse, enveloppe, date }: Notice,
  colonnes: readonly Colonne[],
): Cellule[][] {
  const { publication, demonstration, licence, sources, avertissements, citation } = enveloppe
  const jour = date.toISOString().slice(0, 10)
  return [
    [titre],
    ['Publication', publication === null ? 'aucune' : `n° ${publication} du ${jour}`],
    [
      'Nature',
      demonstration ? 'Données de démonstration : valeurs inventées, à ne pas réutiliser' : 'Données réelles',
    ],
    ['Licence', licence.titre, licence.url],
    ['Adresse', adresse],
    ['Citation', citation?.texte ?? ''],
    ...avertissements.map(({ message }) => ['Avertissement', message]),
    [],
    ['Colonne', 'Définition', 'Type'],
    ...colonnes.map(({ nom, description, type }) => [nom, description, LIBELLES[type]]),
    [],
    ['Source', 'Producteur', 'Campagne', 'Importée le', 'Licence', 'Adresse'],
    ...sources.map((source) => [
      source.titre,
      source.producteur,
      source.campagne ?? 'référentiel',
      source.date_import?.slice(0, 10) ?? '',
      source.licence.titre,
      source.url,
    ]),
  ]
}

const LIBELLES: Record<Colonne['type'], string> = {
  texte: 'texte',
  entier: 'nombre entier',
  nombre: 'nombre',
  booleen: 'oui ou non',
}
