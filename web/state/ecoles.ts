import { computed, effect, signal } from '@preact/signals'
import type { EtablissementListe } from '../../server/contract/etablissements.ts'
import { adresseEcoles } from '../api/adresses-fiches.ts'
import { ErreurApi, read } from '../api/client.ts'
import { chiffresCles, lieu, perimetre } from './fiche-territoire.ts'

interface Page {
  total: number
  resultats: EtablissementListe[]
  suivant: string | null
}

/** Words typed in the filter. */
export const filtre = signal('')
/** Column sorted by, as the API takes it: `nom`, `-eleves`. */
export const tri = signal('nom')

/** Indicators shown beside the name: the key figures that schools themselves answer. */
export const colonnes = computed(() =>
  chiffresCles.value.filter(({ grain }) => grain === 'etablissement').slice(0, 3),
)

/** Address of the list as it is sorted and filtered; `null` when there is nothing to list. */
export const adresse = computed(() => {
  const ici = lieu.value
  const ecoles = perimetre.value
  if (!ici || !ecoles) return null
  const indicateurs = colonnes.value.map(({ indicateur, campagne }) =>
    campagne && campagne !== 'referentiel' ? `${indicateur}@${campagne}` : indicateur,
  )
  return adresseEcoles(ici, ecoles, { q: filtre.value, tri: tri.value, indicateurs })
})

export const lignes = signal<readonly EtablissementListe[]>([])
export const total = signal<number | null>(null)
export const erreur = signal<ErreurApi | null>(null)
const suivant = signal<string | null>(null)
let enCours: AbortController | null = null

/** Pause in typing after which the list is asked for again, in milliseconds. */
const PAUSE = 180

// A new list replaces the former as a whole; its next pages are only read when one scrolls to them.
effect(() => {
  const premiere = adresse.value
  enCours?.abort()
  if (premiere === null) return
  const timer = setTimeout(() => void load(premiere, []), total.peek() === null ? 0 : PAUSE)
  return () => clearTimeout(timer)
})

async function load(page: string, avant: readonly EtablissementListe[]): Promise<void> {
  const controller = new AbortController()
  enCours = controller
  try {
    const lue = await read<Page>(page, controller.signal)
    if (controller.signal.aborted) return
    lignes.value = [...avant, ...lue.resultats]
    total.value = lue.total
    suivant.value = lue.suivant
    erreur.value = null
  } catch (cause) {
    if (controller.signal.aborted) return
    erreur.value = cause instanceof ErreurApi ? cause : new ErreurApi(String(cause), null)
  } finally {
    if (enCours === controller) enCours = null
  }
}

/** Reads the next page, if there is one and none is being read. */
export function loadSuite(): void {
  if (suivant.peek() !== null && enCours === null) void load(suivant.peek() ?? '', lignes.peek())
}

/** Reads the list again, after an error. */
export function reload(): void {
  if (adresse.peek() !== null) void load(adresse.peek() ?? '', [])
}
