import { tirage, tirageNormal } from '../random.ts'
import type { Etablissement } from './etablissement.ts'

/** Priority networks of rentrée 2022, each headed by a public collège; the poorest are REP+. */
const RESEAUX = { total: 1_092, rep_plus: 361 }
/** Écoles of an average network. */
const ECOLES_PAR_RESEAU = 6.3

const aleaReseau = tirageNormal('ep/reseau')
const aleaPlus = tirageNormal('ep/plus')
const taille = tirage('ep/taille')

/** Names the priority networks: collèges with the lowest IPS (but for some chance), then their écoles. */
export function fillEducationPrioritaire(etablissements: readonly Etablissement[]): void {
  const colleges = etablissements.filter(
    ({ type, secteur, etat, ouverture }) =>
      type === 'college' && secteur === 'public' && etat === 'OUVERT' && ouverture < '2020',
  )
  const tetes = sortBy(colleges, pauvrete).slice(0, RESEAUX.total)
  sortBy(tetes, ({ ips, rang }) => ips + 3 * aleaPlus(rang)).forEach((tete, i) => {
    tete.ep = i < RESEAUX.rep_plus ? 'REP+' : 'REP'
    tete.tete = tete
  })
  attachEcoles(tetes, etablissements)
}

/** Poorest public écoles of a site go to its networks, the poorest first to the poorest network. */
function attachEcoles(tetes: readonly Etablissement[], etablissements: readonly Etablissement[]): void {
  const ecoles = groupBySite(
    etablissements.filter(
      ({ type, secteur, etat }) => type === 'ecole' && secteur === 'public' && etat === 'OUVERT',
    ),
  )
  for (const [site, reseaux] of groupBySite(tetes)) {
    const candidates = sortBy(ecoles.get(site) ?? [], ({ ips }) => ips)
    const attendues = reseaux.map(({ rang }) => Math.round(ECOLES_PAR_RESEAU * (0.7 + 1.3 * taille(rang))))
    let suivante = 0
    sortBy(reseaux, ({ ips }) => ips).forEach((tete, i) => {
      for (const ecole of candidates.slice(suivante, suivante + (attendues[i] ?? 0))) {
        ecole.ep = tete.ep
        ecole.tete = tete
      }
      suivante += attendues[i] ?? 0
    })
  }
}

/** What decides of a network: the index of the collège, of its neighbourhood, and history. */
const pauvrete = ({ ips, rang, site }: Etablissement): number => ips + 0.6 * site.ips + 4 * aleaReseau(rang)

function groupBySite(etablissements: readonly Etablissement[]): Map<number, Etablissement[]> {
  const groupes = new Map<number, Etablissement[]>()
  for (const etablissement of etablissements) {
    const groupe = groupes.get(etablissement.site.rang)
    if (groupe) groupe.push(etablissement)
    else groupes.set(etablissement.site.rang, [etablissement])
  }
  return groupes
}

/** Copy sorted by a key, ties by rank: the order never depends on the engine. */
function sortBy(liste: readonly Etablissement[], cle: (e: Etablissement) => number): Etablissement[] {
  return liste
    .map((e) => [cle(e), e] as const)
    .sort(([a, x], [b, y]) => a - b || x.rang - y.rang)
    .map(([, e]) => e)
}
