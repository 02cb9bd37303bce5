import { useSignal } from '@preact/signals'
import { useId, useMemo } from 'preact/hooks'
import type { Trouvaille } from '../../../server/contract/recherche.ts'
import { adresseRecherche } from '../../api/adresses.ts'
import { ressource } from '../../api/ressource.ts'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'

interface Props<T extends Trouvaille> {
  libelle: string
  exemple: string
  /** What can be added, among what is found. */
  admet(trouvaille: Trouvaille): trouvaille is T
  add(trouvaille: T): void
}

/** Finds one more to compare, and adds it: plain buttons under a field, reachable in order by Tab. */
export function Ajout<T extends Trouvaille>({ libelle, exemple, admet, add }: Props<T>) {
  const champ = useId()
  const mots = useSignal('')
  const lues = useMemo(
    () => ressource(() => (mots.value.trim().length >= 2 ? adresseRecherche(mots.value.trim()) : null)),
    [mots],
  )
  const { donnees, phase } = lues.etat.value
  const trouves = mots.value.trim().length < 2 ? [] : (donnees?.resultats ?? []).filter(admet)
  const cherche = phase === 'pret' && mots.value.trim().length >= 2
  return (
    <div class="ajout">
      <label for={champ}>{libelle}</label>
      <input
        id={champ}
        type="search"
        autocomplete="off"
        placeholder={exemple}
        value={mots.value}
        onInput={(event) => {
          mots.value = event.currentTarget.value
        }}
      />
      <p class={cherche && trouves.length === 0 ? 'note' : 'hors-ecran'} role="status">
        {cherche && (trouves.length === 0 ? 'Rien de ce nom ici.' : `Trouvés : ${trouves.length}`)}
      </p>
      <ul>
        {trouves.map((trouvaille) => {
          const { niveau, code, libelle: nom, contexte } = trouvaille
          return (
            <li key={`${niveau}:${code}`}>
              <button
                type="button"
                class="bouton"
                onClick={() => {
                  add(trouvaille)
                  mots.value = ''
                }}
              >
                {nom}{' '}
                <span class="note">
                  {[MOTS_NIVEAU[niveau].singulier, contexte].filter(Boolean).join(', ')}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
