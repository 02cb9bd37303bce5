import { computed, effect, signal } from '@preact/signals'
import type { DemandeLue, SourceAdministree } from '../../server/contract/administration-instance.ts'
import type { Version } from '../../server/contract/versions.ts'
import { watch } from '../api/veille.ts'
import { avis } from './bureau.ts'
import { faire, lecture } from './espace.ts'

const API = '/api/v1/administration/imports'

export const demandes = lecture<{ total: number; resultats: DemandeLue[] }>(
  'imports',
  () => `${API}?limit=20`,
)
export const sourcesImportables = lecture<{ resultats: SourceAdministree[] }>(
  'imports',
  () => '/api/v1/administration/sources',
)
/** Title of a source; its identifier until the sources are read. */
export const titreSource = (source: string): string =>
  sourcesImportables.etat.value.donnees?.resultats.find(({ id }) => id === source)?.titre ?? source
export const versions = lecture<{ resultats: Version[] }>('imports', () => '/api/v1/versions')

/** Something is being done that a next look will show further. */
export const isEnCours = ({ etat }: Pick<DemandeLue, 'etat'>): boolean =>
  etat === 'attente' || etat === 'en_cours'

watch(demandes, ({ resultats }) => resultats.some(isEnCours))

/** Sends a file to be imported. @returns whether it was received. */
export async function sendImport(source: string, fichier: File, campagne: string): Promise<boolean> {
  // The type says nothing here, but a request must have one.
  const corps = new Blob([fichier], { type: fichier.type || 'application/octet-stream' })
  const recu = await faire(
    'lancerImport',
    { source, fichier: fichier.name, campagne: campagne || null, corps },
    ({ id }) => `Le fichier est reçu : l’import n° ${id} commence dès que les précédents sont finis.`,
  )
  demandes.reload()
  return recu !== undefined
}

export async function abandon(id: number): Promise<void> {
  await faire('abandonnerImport', { id }, `L’import n° ${id} est abandonné.`)
  demandes.reload()
}

const enVigueur = computed(
  () => versions.etat.value.donnees?.resultats.find(({ en_vigueur }) => en_vigueur)?.publication ?? null,
)
/** Publication in force whose end is awaited: an import may have to finish first. */
const finAttendue = signal<number | null>(null)
watch(versions, () => finAttendue.value !== null)

effect(() => {
  const attendue = finAttendue.value
  if (attendue === null || enVigueur.value === null || enVigueur.value === attendue) return
  finAttendue.value = null
  avis.value = { texte: `C’est fait : la publication n° ${enVigueur.value} est en vigueur.`, echec: false }
})

/** Takes a publication back, or goes back to one, and waits until it is done. */
export async function retirer(acte: 'retirer' | 'revenir', publication: number): Promise<void> {
  const avant = enVigueur.peek()
  const recu = await faire(`${acte}Publication`, { publication }, ({ message }) => message)
  if (recu) finAttendue.value = avant
  versions.reload()
}
