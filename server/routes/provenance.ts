import { CAMPAGNE_REFERENTIEL } from '../../data/catalogue/model/campagne.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../data/catalogue/model/indicateur.ts'
import { reponsesErreurRessource } from '../contract/probleme.ts'
import {
  parametresProvenance,
  parametresProvenanceEtablissement,
  provenance,
  provenanceEtablissement,
  requeteProvenance,
  requeteProvenanceEtablissement,
} from '../contract/provenance.ts'
import { calculOf } from '../queries/calcul.ts'
import type { Db } from '../queries/db.ts'
import { enveloppeOf } from '../queries/enveloppe.ts'
import { listImportsById } from '../queries/imports.ts'
import { importsCites, listProvenance } from '../queries/provenance.ts'
import type { Publication } from '../queries/publication.ts'
import { listValeursTerritoire } from '../queries/synthese.ts'
import { isPublieA } from '../queries/unites.ts'
import { type Application, adresseSuivante, lienSuivant, PUBLIE, readCurseur } from './commun.ts'
import { requireEtablissement } from './etablissement-exige.ts'
import { requireCampagne, requireIndicateur } from './indicateur-exige.ts'
import { requireTerritoire } from './territoire-exige.ts'

const TAGS = ['Données']
const AUCUNE = { total: 0, unites: [], reste: false }

/** What an answer says of the indicator, before its numbers. */
const enteteOf = ({ id, libelle, definition, unite, grain }: Indicateur, campagne: string | null) => ({
  indicateur: id,
  libelle,
  definition,
  unite,
  grain,
  campagne,
})

const citationOf = (publication: Publication, indicateur: Indicateur, campagne: string | null) =>
  enveloppeOf(publication, {
    sources: sourcesOfIndicateur(indicateur),
    campagne: campagne === CAMPAGNE_REFERENTIEL ? null : campagne,
  })

/** From a published number down to the schools, the values, the files and their lines. */
export function routesProvenance(app: Application, { db }: { db: Db }): void {
  app.get(
    '/api/v1/territoires/:niveau/:code/synthese/:indicateur/provenance',
    {
      config: PUBLIE,
      schema: {
        operationId: 'lireProvenance',
        tags: TAGS,
        summary: 'D’où vient un chiffre',
        description:
          'Le chiffre publié d’un territoire, les établissements dont il est fait avec leur valeur et leur statut, et pour chacun l’import (fichier, empreinte, date, producteur) et la ligne du fichier.',
        params: parametresProvenance,
        querystring: requeteProvenance,
        response: { 200: provenance, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params, query, url }, reply) => {
      const { niveau, code } = params
      const suite = `/synthese/${params.indicateur}/provenance`
      const { nom } = await requireTerritoire(db, publication, niveau, code, suite)
      const indicateur = requireIndicateur(params.indicateur, 'indicateur')
      const campagne = requireCampagne(publication, indicateur, query.campagne)
      const calcul = campagne === null ? null : calculOf(publication, indicateur.id, campagne)
      const perimetre = { niveau, code, type: query.type, secteur: query.secteur }
      const apres = readCurseur(query.curseur, 1)?.[0] ?? null
      const { total, unites, reste } =
        calcul && isPublieA(indicateur, niveau)
          ? await listProvenance(db, publication, calcul, perimetre, query, apres)
          : AUCUNE
      const [synthese] = await listValeursTerritoire(
        db,
        publication,
        params,
        { ...query, ...(campagne && { campagne }) },
        [indicateur],
      )
      const dernier = reste ? unites.at(-1) : undefined
      const suivant = adresseSuivante(url, dernier ? [dernier.code] : null)
      reply.headers(lienSuivant(suivant))
      return {
        territoire: { niveau, code, nom },
        type: query.type,
        secteur: query.secteur,
        ...enteteOf(indicateur, campagne),
        imports: calcul ? await listImportsById(db, publication, importsCites(unites, calcul)) : [],
        synthese: synthese as NonNullable<typeof synthese>,
        total,
        resultats: unites,
        suivant,
        ...citationOf(publication, indicateur, campagne),
      }
    },
  )

  app.get(
    '/api/v1/etablissements/:uai/valeurs/:indicateur/provenance',
    {
      config: PUBLIE,
      schema: {
        operationId: 'lireProvenanceEtablissement',
        tags: TAGS,
        summary: 'D’où vient la valeur d’un établissement',
        description:
          'La valeur d’un établissement pour un indicateur et une campagne, avec l’import et la ligne du fichier de chaque lecture. Pour un indicateur qui décrit des territoires, la réponse est celle du territoire de l’établissement.',
        params: parametresProvenanceEtablissement,
        querystring: requeteProvenanceEtablissement,
        response: { 200: provenanceEtablissement, ...reponsesErreurRessource },
      },
    },
    async ({ publication, params, query }) => {
      const { ligne } = await requireEtablissement(db, publication, params.uai)
      const indicateur = requireIndicateur(params.indicateur, 'indicateur')
      const campagne = requireCampagne(publication, indicateur, query.campagne)
      const calcul = campagne === null ? null : calculOf(publication, indicateur.id, campagne)
      const { grain } = indicateur
      const niveau = grain === 'etablissement' ? ('uai' as const) : grain
      const perimetre = { niveau, code: ligne[niveau] ?? '', type: 'tous', secteur: 'tous' }
      const { unites } = calcul
        ? await listProvenance(db, publication, calcul, perimetre, { limit: 1 }, null)
        : AUCUNE
      return {
        ...enteteOf(indicateur, campagne),
        imports: calcul ? await listImportsById(db, publication, importsCites(unites, calcul)) : [],
        provenance: unites[0] ?? null,
        ...citationOf(publication, indicateur, campagne),
      }
    },
  )
}
