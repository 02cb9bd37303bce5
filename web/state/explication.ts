import { signal } from '@preact/signals'
import type { PerimetreEcoles } from '../../data/catalogue/model/perimetre.ts'
import type { Provenance, ProvenanceEtablissement } from '../../server/contract/provenance.ts'
import type { Valeur } from '../../server/contract/synthese.ts'
import { adresseProvenance, adresseProvenanceEtablissement, type Lieu } from '../api/adresses-fiches.ts'
import { ressource } from '../api/ressource.ts'

/** The number that one asks to be explained: that of a territory, or that of a school. */
export type Demande =
  | { genre: 'territoire'; lieu: Lieu; nom: string; perimetre: PerimetreEcoles; valeur: Valeur }
  | { genre: 'etablissement'; uai: string; nom: string; indicateur: string; campagne: string }

export const demande = signal<Demande | null>(null)

/** Asks for the explanation of a value of a school. */
export function askEtablissement(
  { uai, nom }: { uai: string; nom: string },
  { indicateur, campagne }: { indicateur: string; campagne: string },
): void {
  demande.value = { genre: 'etablissement', uai, nom, indicateur, campagne }
}

export const provenance = ressource<Provenance | ProvenanceEtablissement>(() => {
  const voulue = demande.value
  if (!voulue) return null
  if (voulue.genre === 'etablissement') {
    return adresseProvenanceEtablissement(voulue.uai, voulue.indicateur, voulue.campagne)
  }
  const { lieu, perimetre, valeur } = voulue
  return adresseProvenance(lieu, perimetre, valeur.indicateur, valeur.campagne)
})
