import type { EtablissementDetail, EtablissementListe } from '../../server/contract/etablissements.ts'

/** Schools beside which one is placed, all of its type. */
export type Groupe = 'commune' | 'departement' | 'academie' | 'semblables'

/** A pupil count within this ratio is of the same size. */
const TAILLE = 0.25

/** What two schools must share to be called similar, in words. */
export const CRITERES_SEMBLABLES =
  'de la même académie, du même secteur, du même réseau d’éducation prioritaire, d’un effectif proche à 25 % près'

const elevesOf = (ecole: EtablissementListe): number | null =>
  ecole.indicateurs?.find(({ indicateur }) => indicateur === 'eleves')?.valeur ?? null

/** Schools of a group, among those read around one of them (itself included). */
export function membresOf(
  ecoles: readonly EtablissementListe[],
  ici: Pick<EtablissementDetail, 'uai' | 'commune' | 'departement' | 'secteur' | 'education_prioritaire'>,
  groupe: Groupe,
): EtablissementListe[] {
  if (groupe === 'commune') return ecoles.filter(({ commune }) => commune?.code === ici.commune.code)
  if (groupe === 'departement') {
    return ecoles.filter(({ departement }) => departement?.code === ici.departement.code)
  }
  if (groupe === 'academie') return [...ecoles]
  const eleves = ecoles.find(({ uai }) => uai === ici.uai)
  const taille = eleves ? elevesOf(eleves) : null
  return ecoles.filter((ecole) => {
    const autre = elevesOf(ecole)
    const proche = taille === null || (autre !== null && Math.abs(autre - taille) <= TAILLE * taille)
    return (
      proche && ecole.secteur === ici.secteur && ecole.education_prioritaire === ici.education_prioritaire
    )
  })
}

/** Known values of an indicator among schools. */
export const valeursDe = (ecoles: readonly EtablissementListe[], indicateur: string): number[] =>
  ecoles.flatMap((ecole) => {
    const valeur = ecole.indicateurs?.find((jointe) => jointe.indicateur === indicateur)?.valeur
    return valeur === null || valeur === undefined ? [] : [valeur]
  })
