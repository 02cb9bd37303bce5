import { computed, signal } from '@preact/signals'
import { compte, nombre } from '../../data/mots/nombre.ts'
import type {
  ActionsEnLot,
  BureauDetail,
  NouvelleAction,
  SignalementBureau,
} from '../../server/contract/espace-signalements.ts'
import type { SourcePubliee } from '../../server/contract/sources.ts'
import { ErreurApi } from '../api/client.ts'
import { FRAIS, ressource } from '../api/ressource.ts'
import { agent, writeAsAgent } from './moi.ts'
import { chemin } from './navigation.ts'
import { changeParametres, choisi } from './page.ts'

const API = '/api/v1/espace/signalements'

/** Piles of a desk, in the order in which they are worked through. */
export const FILES = {
  a_traiter: 'À traiter',
  en_retard: 'En retard',
  ouverts: 'Ouverts',
  tous: 'Tous',
} as const
export type File = keyof typeof FILES

export const file = computed<File>(() => choisi(Object.keys(FILES) as File[], 'file') ?? 'a_traiter')
export const chooseFile = (choisie: File): void => {
  choisis.value = new Map()
  changeParametres({ file: choisie === 'a_traiter' ? null : choisie })
}

const surBureau = computed(() => agent.value !== null && /^\/espace\/?$/.test(chemin.value))

/** Rows read at once; the rest is in the file. */
export const LIGNES_MAX = 500

export const adresseBureau = computed(() => `${API}?file=${file.value}`)
export const bureau = ressource<{ total: number; resultats: SignalementBureau[] }>(
  () => (surBureau.value ? `${adresseBureau.value}&limit=${LIGNES_MAX}` : null),
  FRAIS,
)

/** Reports held for their texts. */
export const retenus = ressource<{ total: number; resultats: SignalementBureau[] }>(
  () =>
    agent.value !== null && /^\/espace\/moderation\/?$/.test(chemin.value)
      ? `${API}?file=a_moderer&limit=100`
      : null,
  FRAIS,
)

/** Report that the address names. */
export const numero = computed(() => {
  const [, id] = /^\/espace\/signalements\/(\d{1,9})\/?$/.exec(chemin.value) ?? []
  return id === undefined ? null : Number(id)
})
export const dossier = ressource<BureauDetail>(
  () => (agent.value !== null && numero.value !== null ? `${API}/${numero.value}` : null),
  FRAIS,
)

/** Sources that a report may be sent on to, when the agent may. */
export const destinations = ressource<{ resultats: SourcePubliee[] }>(() =>
  dossier.etat.value.donnees?.actions.includes('rerouter') ? '/api/v1/sources' : null,
)

/** Reports ticked in the list, with the version that was read. */
export const choisis = signal<ReadonlyMap<number, number>>(new Map())
export function tick({ id, version }: Pick<SignalementBureau, 'id' | 'version'>, coche: boolean): void {
  const suite = new Map(choisis.peek())
  if (coche) suite.set(id, version)
  else suite.delete(id)
  choisis.value = suite
}

/** What came of the last act, in words. */
export const avis = signal<{ texte: string; echec: boolean } | null>(null)

const tell = (error: unknown): void => {
  const texte = error instanceof ErreurApi ? error.message : 'L’envoi a échoué. Réessayez dans un instant.'
  avis.value = { texte, echec: true }
}

/** Acts on one report. Somebody else may have acted meanwhile: it is then read again, and nothing is done. */
export async function agirSur(
  id: number,
  action: Omit<NouvelleAction, 'publier_correction'> & { publier_correction?: boolean },
): Promise<boolean> {
  try {
    await writeAsAgent('agirSurSignalement', { id, corps: action })
    avis.value = { texte: 'C’est fait.', echec: false }
    return true
  } catch (error) {
    tell(error)
    return false
  } finally {
    if (dossier.etat.peek().donnees) dossier.reload()
    if (retenus.etat.peek().donnees) retenus.reload()
  }
}

/** The same answer to all that are ticked; those that could not be are told one by one. */
export async function agirEnLot(
  action: Omit<ActionsEnLot, 'signalements' | 'publier_correction'>,
): Promise<void> {
  const signalements = [...choisis.peek()].map(([id, version]) => ({ id, version }))
  try {
    const { faits, resultats } = await writeAsAgent('agirEnLot', {
      corps: { ...action, signalements },
    })
    const refuses = resultats.filter(({ fait }) => !fait)
    const suite = refuses.map(({ id, detail }) => `n° ${id} : ${detail ?? 'refusé'}`).join(' ')
    avis.value = {
      texte: `${compte(faits, 'signalement traité', 'signalements traités')} sur ${nombre(resultats.length)}.${suite && ` ${suite}`}`,
      echec: refuses.length > 0,
    }
    choisis.value = new Map()
  } catch (error) {
    tell(error)
  }
  bureau.reload()
}
