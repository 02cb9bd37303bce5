import { useSignal } from '@preact/signals'
import { useId, useMemo } from 'preact/hooks'
import { NIVEAUX, type Niveau } from '../../../data/catalogue/model/niveau.ts'
import type { ComparaisonTerritoires } from '../../../server/contract/comparaison.ts'
import type { Trouvaille } from '../../../server/contract/recherche.ts'
import { adresseRecherche } from '../../api/adresses.ts'
import { pageTerritoire } from '../../api/adresses-fiches.ts'
import { ressource } from '../../api/ressource.ts'
import { Icone } from '../../components/icone.tsx'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { ajouter, lieux, retirer, TERRITOIRES_MAX } from '../../state/comparaison.ts'

/** The territories compared, each removable, and a field to add one by name or by code. */
export function ChoixTerritoires({ noms }: { noms: ComparaisonTerritoires['territoires'] }) {
  return (
    <section aria-label="Territoires comparés">
      <ul class="compares">
        {lieux.value.map((lieu) => {
          const nom =
            noms.find(({ niveau, code }) => niveau === lieu.niveau && code === lieu.code)?.nom ?? lieu.code
          return (
            <li key={`${lieu.niveau}:${lieu.code}`}>
              <a href={pageTerritoire(lieu)}>{nom}</a>
              <span class="note">{MOTS_NIVEAU[lieu.niveau].singulier}</span>
              <button type="button" class="bouton-icone" onClick={() => retirer(lieu)}>
                <Icone nom="fermer" />
                <span class="hors-ecran">Retirer {nom}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {lieux.value.length < TERRITOIRES_MAX ? (
        <Ajout />
      ) : (
        <p class="note">Six territoires au plus : retirez-en un pour en choisir un autre.</p>
      )}
    </section>
  )
}

const isTerritoire = (trouvaille: Trouvaille): trouvaille is Trouvaille & { niveau: Niveau } =>
  (NIVEAUX as readonly string[]).includes(trouvaille.niveau)

/** Finds a territory and adds it: plain buttons under a field, reachable in order by Tab. */
function Ajout() {
  const champ = useId()
  const mots = useSignal('')
  const lues = useMemo(
    () =>
      ressource<{ resultats: Trouvaille[] }>(() =>
        mots.value.trim().length >= 2 ? adresseRecherche(mots.value.trim()) : null,
      ),
    [mots],
  )
  const { donnees, phase } = lues.etat.value
  const trouves = mots.value.trim().length < 2 ? [] : (donnees?.resultats ?? []).filter(isTerritoire)
  return (
    <div class="ajout">
      <label for={champ}>Ajouter un territoire</label>
      <input
        id={champ}
        type="search"
        autocomplete="off"
        placeholder="Nom ou code"
        value={mots.value}
        onInput={(event) => {
          mots.value = event.currentTarget.value
        }}
      />
      <p class="hors-ecran" role="status">
        {phase === 'pret' && mots.value !== '' ? `${trouves.length} territoires trouvés` : ''}
      </p>
      <ul>
        {trouves.map(({ niveau, code, libelle, contexte }) => (
          <li key={`${niveau}:${code}`}>
            <button
              type="button"
              class="bouton"
              onClick={() => {
                ajouter({ niveau, code })
                mots.value = ''
              }}
            >
              {libelle}{' '}
              <span class="note">{[MOTS_NIVEAU[niveau].singulier, contexte].filter(Boolean).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
