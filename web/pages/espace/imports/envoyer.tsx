import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Champ } from '../../../components/champ.tsx'
import { Liste, Saisie } from '../../../components/saisie.tsx'
import { sendImport, sourcesImportables } from '../../../state/imports.ts'
import { parametres } from '../../../state/page.ts'

/** A file, and the source that it is of. */
export function EnvoyerFichier() {
  const source = useSignal(parametres.value.get('source') ?? '')
  const campagne = useSignal('')
  const occupe = useSignal(false)
  const champ = useRef<HTMLInputElement>(null)
  const sources = (sourcesImportables.etat.value.donnees?.resultats ?? []).filter(
    ({ importable }) => importable,
  )
  const choisie = sources.find(({ id }) => id === source.value)
  const send = async () => {
    const fichier = champ.current?.files?.[0]
    if (!fichier || !source.value) return
    occupe.value = true
    const recu = await sendImport(source.value, fichier, campagne.value.trim())
    occupe.value = false
    if (recu && champ.current) champ.current.value = ''
  }
  return (
    <form
      class="formulaire lot"
      aria-label="Envoyer un fichier"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div class="formulaire-ligne">
        <Liste
          libelle="Source"
          valeur={source}
          options={[
            { valeur: '', libelle: 'Choisir une source' },
            ...sources.map(({ id, titre }) => ({ valeur: id, libelle: titre })),
          ]}
        />
        <Champ libelle="Fichier" aide="Tel que le producteur le publie, 2 Go au plus.">
          {(attributs) => <input {...attributs} ref={champ} type="file" required />}
        </Champ>
        {choisie?.campagne_attendue && (
          <Saisie
            libelle="Campagne"
            aide="Une année (2022), si ni le fichier ni son nom ne la disent."
            facultatif
            valeur={campagne}
          />
        )}
      </div>
      <div class="formulaire-actions">
        <button type="submit" class="bouton bouton-plein" disabled={occupe.value || !source.value}>
          {occupe.value ? 'Envoi…' : 'Envoyer et importer'}
        </button>
      </div>
    </form>
  )
}
