import type { FastifyRequest } from 'fastify'
import type { Atelier } from '../atelier/atelier.ts'
import type { RequeteSynthese } from '../contract/synthese.ts'
import type { ParametresTerritoire } from '../contract/territoires.ts'
import { adressesSynthese } from '../pdf/adresses.ts'
import type { DeclarationDocument } from '../plugins/documents.ts'
import type { Db } from '../queries/db.ts'
import { findDonneesSynthese } from '../queries/donnees-synthese.ts'
import { origineOf } from './commun.ts'
import { requireTerritoire } from './territoire-exige.ts'

/** How a synthesis becomes a PDF. @param racine public root address, `null` when it is not known. */
export const documentSynthese =
  ({ db, racine, atelier }: { db: Db; racine: string | null; atelier: Atelier }): DeclarationDocument =>
  async (request: FastifyRequest) => {
    const { publication } = request
    const { niveau, code } = request.params as ParametresTerritoire
    const requete = request.query as RequeteSynthese
    const territoire = await requireTerritoire(db, publication, niveau, code, '/synthese.pdf')
    const donnees = await findDonneesSynthese(db, publication, territoire, requete)
    const adresses = adressesSynthese(origineOf(racine, request), donnees)
    return atelier.draw({ genre: 'synthese', donnees, adresses })
  }
