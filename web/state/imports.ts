import type { DemandeLue, SourceAdministree } from '../../server/contract/administration-instance.ts'
import type { Version } from '../../server/contract/versions.ts'
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
export const versions = lecture<{ resultats: Version[] }>('imports', () => '/api/v1/versions')

/** Something is being done that a next look will show further. */
export const isEnCours = ({ etat }: Pick<DemandeLue, 'etat'>): boolean =>
  etat === 'attente' || etat === 'en_cours'

/** Sends a file to be imported. @returns whether it was received. */
export async function envoyerImport(source: string, fichier: File, campagne: string): Promise<boolean> {
  // The type says nothing here, but a request must have one.
  const corps = new Blob([fichier], { type: fichier.type || 'application/octet-stream' })
  const recu = await faire(
    'lancerImport',
    { source, fichier: fichier.name, campagne: campagne || null, corps },
    ({ id }) => `Le fichier est reçu : l’import n° ${id} commence dès que les précédents sont finis.`,
  )
  demandes.recharger()
  return recu !== undefined
}

export async function abandonner(id: number): Promise<void> {
  await faire('abandonnerImport', { id }, `L’import n° ${id} est abandonné.`)
  demandes.recharger()
}

/** Takes a publication back, or goes back to one. */
export async function retirer(acte: 'retirer' | 'revenir', publication: number): Promise<void> {
  await faire(`${acte}Publication`, { publication }, ({ message }) => message)
  versions.recharger()
}
