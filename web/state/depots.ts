import { computed, signal } from '@preact/signals'
import { isEnCours, type NatureLigne, type SchemaDepot } from '../../data/catalogue/model/depot.ts'
import type {
  ApercuDepot,
  DepotLu,
  ListeDepots,
  ListeRejetsDepot,
  PlacesDepot,
} from '../../server/contract/depots.ts'
import type { Lieu } from '../api/adresses-fiches.ts'
import { ErreurApi } from '../api/client.ts'
import { FRAIS, ressource } from '../api/ressource.ts'
import { watch } from '../api/veille.ts'
import { avis } from './bureau.ts'
import { agent, aRole, writeAsAgent } from './moi.ts'
import { chemin } from './navigation.ts'
import { changeParametres, choisi } from './page.ts'

const API = '/api/v1/espace/depots'
const REJETS_MONTRES = 50

const permis = computed(() => agent.value !== null && aRole('pilote', 'administrateur'))
const surListe = computed(() => permis.value && /^\/espace\/depots\/?$/.test(chemin.value))

/** Depots of the territories of the agent. */
export const depots = ressource<ListeDepots>(() => (surListe.value ? `${API}?limit=200` : null), FRAIS)

/** Depot that the address names. */
export const numeroDepot = computed(() => {
  const [, id] = /^\/espace\/depots\/(\d{1,9})\/?$/.exec(chemin.value) ?? []
  return id === undefined ? null : Number(id)
})
const adresseDepot = computed(() =>
  permis.value && numeroDepot.value !== null ? `${API}/${numeroDepot.value}` : null,
)
export const depot = ressource<DepotLu>(() => adresseDepot.value, FRAIS)

/** The depot on screen once its lines are judged; nothing of it can be compared before. */
const compare = computed(() => {
  const lu = depot.etat.value.donnees
  return lu && ['verifie', 'publie', 'remplace', 'retire'].includes(lu.etat) ? lu : null
})

watch(depot, ({ etat }) => isEnCours(etat))
watch(depots, ({ resultats }) => resultats.some(({ etat }) => isEnCours(etat)))

export const rejets = ressource<ListeRejetsDepot>(() => {
  const lu = depot.etat.value.donnees
  return adresseDepot.value && lu && lu.lignes.rejetees > 0 && !isEnCours(lu.etat)
    ? `${adresseDepot.value}/rejets?limit=${REJETS_MONTRES}`
    : null
}, FRAIS)

/** Lines to look at, of those that would change. */
export const NATURES = {
  toutes: 'Toutes',
  nouvelle: 'Nouvelles',
  changee: 'Changées',
  identique: 'Identiques',
  retiree: 'Retirées',
} as const
export type Nature = keyof typeof NATURES

export const nature = computed<Nature>(() => choisi(Object.keys(NATURES) as Nature[], 'nature') ?? 'toutes')
export function chooseNature(choisie: Nature): void {
  pages.value = []
  changeParametres({ nature: choisie === 'toutes' ? null : choisie })
}

/** Addresses of the pages already turned, the current one last; empty on the first. */
const pages = signal<readonly string[]>([])
export const apercu = ressource<ApercuDepot>(() => {
  const lu = compare.value
  if (!lu || !adresseDepot.value) return null
  return pages.value.at(-1) ?? `${adresseDepot.value}/apercu?nature=${nature.value}`
}, FRAIS)
export const numeroPage = computed(() => pages.value.length + 1)
export const pageSuivante = (): void => {
  const suivant = apercu.etat.peek().donnees?.suivant
  if (suivant) pages.value = [...pages.peek(), suivant]
}
export const pagePrecedente = (): void => {
  pages.value = pages.peek().slice(0, -1)
}

export const places = ressource<PlacesDepot>(
  () => (compare.value && adresseDepot.value ? `${adresseDepot.value}/places` : null),
  FRAIS,
)

/** Other depots of the same territory and schema: its versions among them. */
export const versions = ressource<ListeDepots>(() => {
  const lu = compare.value
  if (!lu) return null
  const { niveau, code } = lu.auteur
  return `${API}?schema=${lu.schema}&niveau=${niveau}&code=${code}&limit=200`
}, FRAIS)

const tell = (error: unknown): void => {
  const texte = error instanceof ErreurApi ? error.message : 'L’envoi a échoué. Réessayez dans un instant.'
  avis.value = { texte, echec: true }
}

/** Sends a file. @returns its number, `null` when it is refused (said in `avis`). */
export async function sendFichier(
  schema: SchemaDepot,
  territoire: Lieu,
  fichier: File,
): Promise<number | null> {
  try {
    // Sent as bytes, whatever the system says of its type.
    const corps = new Blob([fichier], { type: 'application/octet-stream' })
    const { id } = await writeAsAgent('envoyerDepot', {
      schema,
      ...territoire,
      fichier: nomSur(fichier.name),
      corps,
    })
    avis.value = null
    return id
  } catch (error) {
    tell(error)
    return null
  }
}

const nomSur = (nom: string): string =>
  nom
    .replace(/[/\\\p{Cc}]/gu, ' ')
    .trim()
    .slice(-120) || 'fichier'

const FAITS = {
  publier: 'C’est publié : tous les lecteurs le voient.',
  retirer: 'C’est retiré : les lecteurs ne le voient plus.',
  abandonner: 'Le dépôt est abandonné.',
}

/** Publishes, withdraws or gives up the depot on screen, then reads again what has changed. */
export async function agirSurDepot(lu: DepotLu, action: keyof typeof FAITS): Promise<boolean> {
  const { id } = lu
  const avec = apercu.etat.peek().donnees?.comparaison.avec
  try {
    if (action === 'abandonner') await writeAsAgent('abandonnerDepot', { id })
    else if (action === 'retirer') await writeAsAgent('retirerDepot', { id })
    else await writeAsAgent('publierDepot', { id, corps: avec === undefined ? {} : { remplace: avec } })
    avis.value = { texte: FAITS[action], echec: false }
    return true
  } catch (error) {
    tell(error)
    return false
  } finally {
    if (action !== 'abandonner') depot.reload()
    apercu.reload()
    versions.reload()
  }
}

/** Words for what becomes of one line. */
export const DIT_NATURE: Record<NatureLigne, string> = {
  nouvelle: 'Nouvelle',
  changee: 'Changée',
  identique: 'Identique',
  retiree: 'Retirée',
}
