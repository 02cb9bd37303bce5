import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import type { Territoire } from '../contract/territoires.ts'

/** Where a document can be found again. */
export interface Adresses {
  /** The live page, of which the document is a picture. */
  page: string
  /** The workbook that holds the whole list of schools. */
  classeur: string
}

/** Addresses of what a synthesis shows, from the root address of the site. */
export function adressesSynthese(
  origine: string,
  { territoire, perimetre }: { territoire: Pick<Territoire, 'niveau' | 'code'>; perimetre: PerimetreEcoles },
): Adresses {
  const chemin = `/territoires/${territoire.niveau}/${territoire.code}`
  const requete = `type=${perimetre.type}&secteur=${perimetre.secteur}`
  return {
    page: `${origine}${chemin}?${requete}`,
    classeur: `${origine}/api/v1${chemin}/synthese.xlsx?${requete}`,
  }
}
