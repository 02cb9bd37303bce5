import type { FastifyReply } from 'fastify'
import type { RejetDepot } from '../contract/depots.ts'
import { neutralise } from '../exports/csv.ts'
import type { Colonne } from '../exports/tableau.ts'
import { sendCsvPrive } from '../plugins/csv-prive.ts'

const colonne = (nom: string, read: (rejet: RejetDepot) => string | number | null): Colonne => ({
  nom,
  type: 'texte',
  description: '',
  read: (rejet) => read(rejet as RejetDepot),
})

/** A title written by a stranger: no formula, nothing that would begin another cell or line. */
const titreSur = (titre: string): string => neutralise(titre.replace(/[";\r\n]+/g, ' ').trim())

type Fautes = RejetDepot['fautes']

const colonnesOf = (fautes: Fautes): string =>
  [...new Set(fautes.flatMap(({ colonne }) => colonne ?? []))].join(', ')

/** Every fault after the column it is in. */
const motifsOf = (fautes: Fautes): string =>
  fautes.map(({ colonne, motif }) => (colonne ? `${colonne}\u00a0: ${motif}` : motif)).join(' | ')

/** Sends the rejected lines as they stand in their file, each after the reason. */
export const sendRejets = (
  reply: FastifyReply,
  depot: number,
  titres: readonly string[],
  lots: AsyncIterable<readonly RejetDepot[]>,
): FastifyReply =>
  sendCsvPrive(
    reply,
    `depot-${depot}-lignes-rejetees`,
    [
      colonne('ligne_du_fichier', ({ ligne }) => ligne),
      colonne('colonne_en_cause', ({ fautes }) => colonnesOf(fautes)),
      colonne('motif_du_rejet', ({ fautes, motif }) => (fautes.length > 1 ? motifsOf(fautes) : motif)),
      ...titres.map((titre, rang) => colonne(titreSur(titre), ({ contenu }) => contenu[rang] ?? '')),
      colonne('cellules_en_trop', ({ contenu }) => contenu.slice(titres.length).join(' | ')),
    ],
    lots,
  )
