import type { FastifyReply } from 'fastify'
import type { RejetDepot } from '../contract/depots.ts'
import { neutraliser } from '../exports/csv.ts'
import type { Colonne } from '../exports/tableau.ts'
import { envoyerCsvPrive } from '../plugins/csv-prive.ts'

const colonne = (nom: string, lire: (rejet: RejetDepot) => string | number | null): Colonne => ({
  nom,
  type: 'texte',
  description: '',
  lire: (rejet) => lire(rejet as RejetDepot),
})

/** A title written by a stranger: no formula, nothing that would begin another cell or line. */
const titreSur = (titre: string): string => neutraliser(titre.replace(/[";\r\n]+/g, ' ').trim())

/** Sends the rejected lines as they stand in their file, each after the reason. */
export const envoyerRejets = (
  reply: FastifyReply,
  depot: number,
  titres: readonly string[],
  lots: AsyncIterable<readonly RejetDepot[]>,
): FastifyReply =>
  envoyerCsvPrive(
    reply,
    `depot-${depot}-lignes-rejetees`,
    [
      colonne('ligne_du_fichier', ({ ligne }) => ligne),
      colonne('colonne_en_cause', (rejet) => rejet.colonne),
      colonne('motif_du_rejet', ({ motif }) => motif),
      ...titres.map((titre, rang) => colonne(titreSur(titre), ({ contenu }) => contenu[rang] ?? '')),
      colonne('cellules_en_trop', ({ contenu }) => contenu.slice(titres.length).join(' | ')),
    ],
    lots,
  )
