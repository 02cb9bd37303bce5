import type { Enveloppe } from './enveloppe.ts'
import type { EtablissementDetail } from './etablissements.ts'
import type { Liens } from './liens.ts'

/** Everything a page or a document says of a school. */
export type FicheEtablissement = Omit<EtablissementDetail, keyof Enveloppe | 'anomalies'> &
  Pick<Liens, 'liens' | 'cite_scolaire'>
