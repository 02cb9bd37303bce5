import { entier, texte } from '../../model/lecteurs.ts'
import type { Champ, SourceTabulaire } from '../../model/source.ts'
import { Ignore, Refus } from '../../model/valeur.ts'

/** Code of an académie, of two digits: some exports drop the zero. */
const codeAcademie: Champ['lire'] = (cellule) => {
  const code = cellule.trim().padStart(2, '0')
  return /^\d{2}$/.test(code)
    ? code
    : new Refus('academie_illisible', 'un code d’académie est fait de 2 chiffres')
}

/**
 * What the three GAR datasets share: one line per académie, and « Autres » without a code. The académies merged since
 * (Caen and Rouen) are added up: their users are distinct.
 * @param mesure name of the column of numbers, and of the field.
 */
export function tableauGar(
  mesure: string,
): Pick<
  SourceTabulaire,
  | 'genre'
  | 'referentiel'
  | 'campagneDuFichier'
  | 'generations'
  | 'champs'
  | 'ignorees'
  | 'reduction'
  | 'toReleves'
> {
  return {
    genre: 'tableau',
    referentiel: false,
    campagneDuFichier: /academie[-_]?(20\d{2})/i,
    generations: [{ id: '2024', signature: ['libelle_aca_majuscules', 'code_academie', mesure] }],
    reduction: { compte: 'academies', rangs: 100, rang: ({ academie }) => Number(academie) },
    champs: {
      academie: { colonnes: ['code_academie'], lire: codeAcademie },
      libelle: { colonnes: ['libelle_aca'], lire: texte(100) },
      [mesure]: { colonnes: [mesure], lire: entier({ min: 0, max: 1e9 }), obligatoire: true },
    },
    ignorees: ['libelle_aca_majuscules', 'libelle_region_2016', 'code_region_2016', 'geo_point', 'geo_shape'],
    toReleves(champs, contexte) {
      if (champs.academie === null) {
        return champs.libelle === 'Autres'
          ? new Ignore('autres', 'collectivités d’outre-mer et étranger réunis, sans code')
          : new Refus('academie_vide', 'la cellule est vide', 'code_academie')
      }
      const academie = contexte.territoire('academie', champs.academie as string)
      if (academie instanceof Refus) return academie
      const valeurs = { [mesure]: champs[mesure] ?? null }
      return [{ niveau: 'academie', code: academie, campagne: contexte.campagne as string, valeurs }]
    },
  }
}
