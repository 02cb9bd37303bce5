import { type RequeteSynthese, type Synthese, valeur } from '../contract/synthese.ts'
import {
  feuilleEcoles,
  feuilleIndicateurs,
  feuilleRepartitions,
  feuilleSynthese,
} from '../exports/synthese.ts'
import { adressesSynthese } from '../pdf/adresses.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import type { Db } from '../queries/db.ts'
import { demandeEcoles } from '../queries/ecoles-perimetre.ts'
import { walk } from '../queries/liste-etablissements.ts'
import { origineOf } from './commun.ts'

/** Indicators told of each school: a sheet is wide. */
const COLONNES_MAX = 6

/**
 * How a synthesis becomes a table: a row for each indicator; a workbook begins with sheets made to be read.
 * @param racine public root address, `null` when it is not known.
 */
export const tableauSynthese = ({ db, racine }: { db: Db; racine: string | null }): DeclarationTableau => ({
  element: valeur,
  lignes: ({ valeurs }: Synthese) => valeurs,
  feuilles(synthese: Synthese, request) {
    const { publication } = request
    const { type, secteur } = request.query as RequeteSynthese
    const perimetre = { type, secteur }
    const origine = origineOf(racine, request)
    const { page } = adressesSynthese(origine, { territoire: synthese.territoire, perimetre })
    const demande = demandeEcoles(publication, synthese.territoire, perimetre, COLONNES_MAX)
    const ecoles = walk(db, publication, demande, null, Number.POSITIVE_INFINITY)
    return [
      feuilleSynthese(synthese, { origine, page }),
      feuilleRepartitions(synthese),
      feuilleEcoles(demande.mesures, ecoles),
      feuilleIndicateurs(synthese, { origine, page }),
    ]
  },
})
