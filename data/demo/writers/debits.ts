import { buildDebits, type DebitsCommune } from '../enquete/debits.ts'
import { defineTableau, type Format } from './csv.ts'
import type { Contexte, Fichier } from './fichier.ts'

const FORMAT: Format = { separateur: ';', finDeLigne: '\n', bom: false }
/** Last day of the quarter, as every line of the edition carries it. */
const DATE = '2026-03-31'

const debits = defineTableau(
  `code_insee nom_com code_dep code_reg type date nbr inel_hd elig_hd3 elig_bhd8 elig_thd30 elig_thd100 elig_thd1g`.split(
    ' ',
  ),
  FORMAT,
)
const technos = defineTableau(
  `code_insee nom_com code_dep code_reg type date nbr nbr_elig_8 elig_ftth elig_coax elig_cu_30 elig_thdr elig_cu_8
elig_4gf elig_hdr elig_sat`.split(/\s/),
  FORMAT,
)

const identite = ({ fibre, locaux }: DebitsCommune) => ({
  code_insee: fibre.commune.code,
  nom_com: fibre.commune.nom,
  code_dep: fibre.commune.departement,
  code_reg: fibre.commune.region,
  type: 'all',
  date: DATE,
  nbr: locaux,
})

function* communesOf({ monde, garde }: Contexte): Iterable<DebitsCommune> {
  for (const commune of buildDebits(monde)) if (garde(commune.fibre.commune.departement)) yield commune
}

/** Arcep, « Ma connexion internet »: premises by wired speed, classes cumulated. */
export const arcepDebitFilaire: Fichier = {
  source: 'arcep-debit-filaire',
  nom: 'commune_debit_filaire.csv',
  format: FORMAT,
  *lignes(contexte: Contexte) {
    yield debits.entete
    for (const commune of communesOf(contexte)) {
      const gigabit = commune.ftth + commune.coaxial
      const trente = gigabit + commune.cuivre30
      yield debits.ligne({
        ...identite(commune),
        inel_hd: commune.locaux - trente - commune.filaire05,
        elig_hd3: trente + commune.filaire3,
        elig_bhd8: trente + commune.filaire8,
        elig_thd30: trente,
        elig_thd100: gigabit,
        elig_thd1g: gigabit,
      })
    }
  },
}

/** Arcep, « Ma connexion internet »: each premises once, under its best technology. */
export const arcepMeilleureTechno: Fichier = {
  source: 'arcep-meilleure-techno',
  nom: 'commune_meilleure_techno_thd.csv',
  format: FORMAT,
  *lignes(contexte: Contexte) {
    yield technos.entete
    for (const commune of communesOf(contexte)) {
      yield technos.ligne({
        ...identite(commune),
        nbr_elig_8: commune.locaux,
        elig_ftth: commune.ftth,
        elig_coax: commune.coaxial,
        elig_cu_30: commune.cuivre30,
        elig_thdr: commune.radioThd,
        elig_cu_8: commune.cuivre8,
        elig_4gf: commune.radio4g,
        elig_hdr: commune.radioHd,
        elig_sat: commune.satellite,
      })
    }
  },
}
