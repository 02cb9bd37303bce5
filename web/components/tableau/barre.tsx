import { useId } from 'preact/hooks'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { compte, pluriel } from '../../format/nombre.ts'
import type { Territoires } from '../../state/donnees.ts'
import { departements, niveau, regions } from '../../state/donnees.ts'
import { navigate, vue } from '../../state/navigation.ts'
import { dans, lignes, RESTREIGNABLES } from '../../state/tableau.ts'
import type { ColonneTri, Dans } from '../../state/vue.ts'
import { Telecharger } from './telecharger.tsx'

/** What the table is reduced to, how many lines that leaves, and their file. */
export function Barre() {
  return (
    <div class="tableau-tete">
      <Mots />
      {RESTREIGNABLES.includes(niveau.value) && <Perimetre />}
      <Bilan />
      <Telecharger />
    </div>
  )
}

function Mots() {
  const id = useId()
  const { pluriel: noms } = MOTS_NIVEAU[niveau.value]
  return (
    <div class="tableau-mots">
      <label class="etiquette" for={id}>
        Filtrer les {noms}
      </label>
      <input
        id={id}
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={niveau.value === 'etablissement' ? 'Nom, commune, UAI…' : 'Nom ou code…'}
        value={vue.value.q ?? ''}
        onInput={(event) => navigate({ q: event.currentTarget.value || null }, { remplacer: true })}
      />
    </div>
  )
}

const codeOf = (wanted: Dans | null): string => (wanted ? `${wanted.niveau}:${wanted.code}` : '')

function Perimetre() {
  const choose = (valeur: string) => {
    const [level, code = ''] = valeur.split(':')
    navigate({ dans: valeur ? { niveau: level as Dans['niveau'], code } : null })
  }
  return (
    <label class="reglage-liste">
      <span class="etiquette">Territoire</span>
      <select value={codeOf(dans.value)} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">France entière</option>
        <Groupe libelle="Régions" niveau="region" liste={regions.etat.value.donnees} />
        {niveau.value !== 'departement' && (
          <Groupe libelle="Départements" niveau="departement" liste={departements.etat.value.donnees} />
        )}
      </select>
    </label>
  )
}

interface PropsGroupe {
  libelle: string
  niveau: Dans['niveau']
  liste: Territoires | null
}

const Groupe = ({ libelle, niveau: level, liste }: PropsGroupe) => (
  <optgroup label={libelle}>
    {(liste?.resultats ?? []).map(({ code, nom }) => (
      <option key={code} value={`${level}:${code}`}>
        {level === 'departement' ? `${code} – ${nom}` : nom}
      </option>
    ))}
  </optgroup>
)

const COLONNES: Record<ColonneTri, string> = {
  nom: 'par nom',
  code: 'par code',
  lieu: 'par lieu',
  valeur: 'par valeur',
  couverture: 'par couverture',
}

/** How many lines there are and in which order: said aloud whenever it changes. */
function Bilan() {
  const shown = lignes.value
  const { singulier, pluriel: noms } = MOTS_NIVEAU[niveau.value]
  const total = shown?.ordre.length ?? 0
  const { tri } = vue.value
  const colonne = tri.replace('-', '') as ColonneTri
  const feminin = /^(région|académie|intercommunalité|commune|circonscription)/.test(singulier)
  const trie = pluriel(total, feminin ? 'triée' : 'trié', feminin ? 'triées' : 'triés')
  return (
    <p class="tableau-bilan" role="status">
      {shown && <strong>{compte(total, singulier, noms)}</strong>}
      {total > 1 && (
        <span class="hors-ecran">
          , {trie} {COLONNES[colonne]}, ordre {tri.startsWith('-') ? 'décroissant' : 'croissant'}
        </span>
      )}
    </p>
  )
}
