import type { Atelier } from '../atelier/atelier.ts'
import { aucunParametre } from '../contract/base.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import { requeteSynthese, synthese } from '../contract/synthese.ts'
import {
  collectionTerritoires,
  parametresTerritoire,
  type RequeteTerritoires,
  requeteTerritoires,
  territoireDetail,
  territoireListe,
} from '../contract/territoires.ts'
import { colonnesOf, keepChamps } from '../exports/colonnes.ts'
import type { DeclarationTableau } from '../plugins/fichiers.ts'
import { parametreInvalide } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import { listLocalesTerritoire } from '../queries/depots/locales.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { perimetreConseille, responsabiliteOf, sourcesTerritoires } from '../queries/referentiel.ts'
import { reservesOf } from '../queries/reserves.ts'
import { warnCorrections } from '../queries/signalements/correction-affichee.ts'
import { countEtablissements, findSynthese, sourcesSynthese } from '../queries/synthese.ts'
import { type CleTerritoire, countEnfants, listTerritoires } from '../queries/territoires.ts'
import { tableauSynthese } from './classeur-synthese.ts'
import {
  type Application,
  adresseSuivante,
  lienSuivant,
  PUBLIE,
  PUBLIE_CORRIGE,
  readCurseur,
} from './commun.ts'
import { documentSynthese } from './document-synthese.ts'
import { requireParent, requireTerritoire } from './territoire-exige.ts'

const TAGS = ['Territoires']

/**
 * Territories, one territory, its synthesis.
 * @param racine public root address, `null` when it is not known.
 */
export function routesTerritoires(
  app: Application,
  { db, racine, atelier }: { db: Db; racine: string | null; atelier: Atelier },
): void {
  app.get(
    '/api/v1/territoires',
    {
      config: { ...PUBLIE, tableau: TABLEAU_TERRITOIRES },
      schema: {
        operationId: 'listerTerritoires',
        tags: TAGS,
        summary: 'Liste des territoires',
        description:
          'Territoires par niveau, par territoire contenant ou par nom, triés par niveau puis par code, par nom ou par population, avec les champs voulus.',
        querystring: requeteTerritoires,
        response: { 200: collectionTerritoires, ...reponsesErreurRessource },
      },
    },
    async ({ publication, query, url }, reply) => {
      await requireParent(db, publication, query.parent, url)
      const { total, territoires, suite } = await listTerritoires(db, publication, query, readCle(query))
      const suivant = adresseSuivante(url, suite)
      reply.headers(lienSuivant(suivant))
      const enveloppe = enveloppeOf(publication, { sources: sourcesTerritoires() })
      return { total, resultats: territoires, suivant, ...enveloppe }
    },
  )

  app.get(
    '/api/v1/territoires/:niveau/:code',
    {
      config: PUBLIE_CORRIGE,
      schema: {
        operationId: 'lireTerritoire',
        tags: TAGS,
        summary: 'Un territoire',
        description:
          'Identité, parents et enfants d’un territoire. Le code d’une commune fusionnée donne une erreur 404 dont « suggestion » nomme la commune nouvelle.',
        params: parametresTerritoire,
        querystring: aucunParametre,
        response: { 200: territoireDetail, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { niveau, code } }) => {
      const territoire = await requireTerritoire(db, publication, niveau, code, '')
      const [enfants, donnees_locales] = await Promise.all([
        countEnfants(db, publication, niveau, code),
        listLocalesTerritoire(db, publication, { niveau, code }),
      ])
      return {
        ...territoire,
        ...responsabiliteOf(niveau, code),
        enfants,
        donnees_locales,
        ...enveloppeOf(publication, { sources: sourcesTerritoires() }),
      }
    },
  )

  app.get(
    '/api/v1/territoires/:niveau/:code/synthese',
    {
      config: {
        ...PUBLIE_CORRIGE,
        tableau: tableauSynthese({ db, racine }),
        document: documentSynthese({ db, racine, atelier }),
      },
      schema: {
        operationId: 'lireSynthese',
        tags: TAGS,
        summary: 'Synthèse d’un territoire',
        description:
          'Tous les indicateurs d’un territoire, avec leur couverture, leur statut et la comparaison avec le niveau au-dessus. En PDF : deux à six pages à imprimer, avec carte, graphiques, liste des établissements et sources. En XLSX et en ODS : un classeur mis en forme, avec les établissements, les répartitions, les définitions, les sources et le lien de la page.',
        params: parametresTerritoire,
        querystring: requeteSynthese,
        response: { 200: synthese, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params: { niveau, code }, query }) => {
      const territoire = await requireTerritoire(db, publication, niveau, code, '/synthese')
      const [valeurs, etablissements] = await Promise.all([
        findSynthese(db, publication, territoire, query),
        countEtablissements(db, publication, territoire, query),
      ])
      return {
        territoire: { niveau, code, nom: territoire.nom },
        type: query.type,
        secteur: query.secteur,
        perimetre_conseille: perimetreConseille(niveau, code),
        etablissements,
        valeurs,
        ...enveloppeOf(publication, sourcesSynthese(valeurs), [
          ...reservesOf(publication, valeurs),
          ...warnCorrections(publication, { niveau, code }),
        ]),
      }
    },
  )
}

/** How a synthesis becomes a file: a row per indicator. */

const COLONNES_TERRITOIRES = colonnesOf(territoireListe)
const TABLEAU_TERRITOIRES: DeclarationTableau = {
  element: territoireListe,
  colonnes: ({ query }) =>
    keepChamps(COLONNES_TERRITOIRES, (query as RequeteTerritoires).champs, ['niveau', 'code']),
}

/** Largest integer of the database. */
const ENTIER_MAX = 2_147_483_647

/** @throws ErreurLecteur 400 when the cursor was not made by a list in this order. */
function readCle({ curseur, tri }: RequeteTerritoires): CleTerritoire | null {
  const cle = readCurseur(curseur, 3) as CleTerritoire | null
  const entier = cle && /^-?\d{1,10}$/.test(cle[1]) ? Number(cle[1]) : Number.NaN
  if (!cle || !tri.endsWith('population') || entier <= ENTIER_MAX) return cle
  throw parametreInvalide('curseur', curseur ?? '', 'la valeur du champ « suivant » de la page précédente')
}
