import { capitales } from '../monde/noms.ts'
import { defineTableau, type Format } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const FORMAT: Format = { separateur: ';', finDeLigne: '\n', bom: false }

// The trailing spaces of the last two titles are in the official file.
const tableau = defineTableau(
  [
    'ACADEMIE',
    'N°Département',
    'DEPARTEMENT',
    'COMMUNE',
    'UAI tête de réseau',
    'NUMERO',
    "NOM DE L'ETABLISSEMENT",
    'TYPE_DETABLISSEMENT',
    'EP',
    'circonscription ',
    'contact collège ou circonscription ',
  ],
  FORMAT,
)

/** Collèges and écoles of the REP and REP+ networks, rentrée 2022; contacts stay empty. */
export const rep: Fichier = {
  source: 'rep',
  nom: 'rep_rentree_2022.csv',
  format: FORMAT,
  *lignes({ monde, appellations, garde }: Contexte) {
    yield tableau.entete
    for (const { type, nature, site, ep, tete, uai, patron, circonscription } of monde.etablissements) {
      const appellation = appellations.get(site.departement)
      if (!ep || !tete || !appellation || !garde(site.departement)) continue
      const ecole = nature === 'maternelle' ? 'ECOLE MATERNELLE' : 'ECOLE ELEMENTAIRE OU PRIMAIRE'
      yield tableau.ligne({
        ACADEMIE: capitales(appellation.academie),
        'N°Département': numeroOf(site.departement),
        DEPARTEMENT: capitales(appellation.departement),
        COMMUNE: capitales(site.nom.replace(/ (\d+)er? Arrondissement$/, ' $1')),
        'UAI tête de réseau': tete.uai,
        NUMERO: uai,
        "NOM DE L'ETABLISSEMENT": capitales(patron) || '-',
        TYPE_DETABLISSEMENT: type === 'college' ? 'COLLEGE' : ecole,
        EP: ep,
        'circonscription ': circonscription ? `IEN ${capitales(siegeOf(circonscription.nom))}` : '',
      })
    }
  },
}

/** This file writes `1` for the Ain and `02A` for Corse-du-Sud. */
const numeroOf = (departement: string): string =>
  /^\d+$/.test(departement) ? String(Number(departement)) : `0${departement}`

const siegeOf = (circonscription: string): string =>
  circonscription.replace(/^.*1er degré (d'|de |du |des )/, '')
