import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import type { Territoire } from '../contract/territoires.ts'

/** Where a document can be found again. */
export interface Adresses {
  /** The live page, of which the document is a picture. */
  page: string
  /** The whole list of schools, as a workbook. */
  liste: string
}

/** Addresses of what a synthesis shows, from the root address of the site. */
export function adressesSynthese(
  origine: string,
  { territoire, perimetre }: { territoire: Pick<Territoire, 'niveau' | 'code'>; perimetre: PerimetreEcoles },
): Adresses {
  const chemin = `/territoires/${territoire.niveau}/${territoire.code}`
  const { niveau, code } = territoire
  const filtres = [
    `territoire=${niveau}:${code}`,
    'ouvert=oui',
    ...(perimetre.type === 'tous' ? [] : [`type=${perimetre.type}`]),
    ...(perimetre.secteur === 'tous' ? [] : [`secteur=${perimetre.secteur}`]),
  ]
  const requete = `type=${perimetre.type}&secteur=${perimetre.secteur}`
  return {
    page: `${origine}${chemin}?${requete}`,
    liste: `${origine}/api/v1/etablissements.xlsx?${filtres.join('&')}`,
  }
}
