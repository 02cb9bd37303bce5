import { computed, signal } from '@preact/signals'
import { adresseValeurs } from '../api/adresses.ts'
import { MOTS_NIVEAU } from '../format/niveaux.ts'
import { compte, part } from '../format/nombre.ts'
import { majuscule } from '../format/texte.ts'
import { ecrirePoint, type Point, pointOf, type Serie } from '../legende/serie.ts'
import { campagne, departements, indicateur, niveau, perimetre, serie } from '../state/donnees.ts'
import { naviguer, vue } from '../state/navigation.ts'
import { departement, type Entree, entrees, lecture, parDepartement } from '../state/tableau.ts'
import { Erreur, Squelette } from './etats.tsx'
import { Icone } from './icone.tsx'

type Cle = 'nom' | 'contexte' | 'valeur' | 'couverture'
interface Ligne extends Entree {
  point: Point
}

/** Lines shown at first, and added each time more are asked for. */
const PAS = 200
const tri = signal<{ cle: Cle; sens: 1 | -1 }>({ cle: 'nom', sens: 1 })
const limite = signal(PAS)

const collator = new Intl.Collator('fr', { numeric: true })
/** Lines without a number go last, whichever the direction. */
const compare = (cle: Cle, sens: 1 | -1) => (a: Ligne, b: Ligne) => {
  if (cle === 'nom' || cle === 'contexte') return sens * collator.compare(a[cle], b[cle])
  const [x, y] = [a.point[cle], b.point[cle]]
  if (x === null || y === null) return Number(x === null) - Number(y === null)
  return sens * (x - y)
}

const lignes = computed<Ligne[]>(() => {
  const shown = serie.value
  if (!shown || shown.valeurs.niveau !== niveau.value) return []
  const { cle, sens } = tri.value
  return entrees.value
    .map((entree) => ({ ...entree, point: pointOf(shown, entree.code) }))
    .sort(compare(cle, sens))
})

/** The values of the map as a table: the same choices, everything reachable without seeing or pointing. */
export function Tableau() {
  const { phase, erreur } = lecture.value.etat.value
  const shown = serie.value
  return (
    <div class="tableau" aria-busy={phase === 'attente'}>
      <div class="tableau-tete">
        {parDepartement.value && <ChoixDepartement />}
        <p class="note">{compte(lignes.value.length, 'ligne', 'lignes')}</p>
        {indicateur.value && (
          <a href={adresseValeurs(indicateur.value.id, niveau.value, campagne.value, perimetre.value)}>
            Toute la série (API, JSON) <Icone nom="lien" />
          </a>
        )}
      </div>
      {erreur && <Erreur erreur={erreur} reessayer={lecture.value.recharger} />}
      {!erreur && (!shown || (phase === 'attente' && lignes.value.length === 0)) && <Squelette lignes={12} />}
      {shown && lignes.value.length > 0 && <Lignes serie={shown} />}
      {shown && phase === 'pret' && lignes.value.length === 0 && (
        <p class="note">Aucune ligne pour ces choix.</p>
      )}
    </div>
  )
}

function ChoixDepartement() {
  return (
    <label class="reglage-liste">
      <span class="etiquette">Département</span>
      <select
        value={departement.value ?? ''}
        onChange={(event) => naviguer({ departement: event.currentTarget.value })}
      >
        {(departements.etat.value.donnees?.resultats ?? []).map(({ code, nom }) => (
          <option key={code} value={code}>
            {code} – {nom}
          </option>
        ))}
      </select>
    </label>
  )
}

function Lignes({ serie: shown }: { serie: Serie }) {
  const mots = MOTS_NIVEAU[niveau.value]
  const ecole = niveau.value === 'etablissement'
  const rows = lignes.value
  const avecContexte = rows.some(({ contexte }) => contexte !== rows[0]?.contexte)
  return (
    <section class="tableau-cadre" aria-label={`Tableau des ${mots.pluriel}`}>
      <table>
        <caption class="hors-ecran">
          {shown.indicateur.libelle}, par {mots.singulier}
        </caption>
        <thead>
          <tr>
            <Titre cle="nom" libelle={majuscule(mots.singulier)} />
            <th scope="col" class="si-large">
              {ecole ? 'UAI' : 'Code'}
            </th>
            {avecContexte && <Titre cle="contexte" libelle={ecole ? 'Commune' : 'Dans'} class="si-large" />}
            <Titre cle="valeur" libelle={shown.indicateur.libelle} class="nombre" />
            {!ecole && <Titre cle="couverture" libelle="Couverture" class="nombre" />}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limite.value).map((ligne) => (
            <Rangee key={ligne.code} ligne={ligne} serie={shown} ecole={ecole} avecContexte={avecContexte} />
          ))}
        </tbody>
      </table>
      {rows.length > limite.value && (
        <button type="button" class="bouton" onClick={() => (limite.value += PAS)}>
          Afficher {Math.min(PAS, rows.length - limite.value)} lignes de plus
        </button>
      )}
    </section>
  )
}

function Titre({ cle, libelle, ...props }: { cle: Cle; libelle: string; class?: string }) {
  const active = tri.value.cle === cle
  const sens = active ? (tri.value.sens === 1 ? 'ascending' : 'descending') : 'none'
  const trier = () => {
    tri.value = { cle, sens: active && tri.value.sens === 1 ? -1 : 1 }
  }
  return (
    <th scope="col" aria-sort={sens} class={props.class ?? ''}>
      <button type="button" onClick={trier}>
        {libelle} <Icone nom={sens === 'descending' ? 'haut' : 'bas'} />
      </button>
    </th>
  )
}

interface PropsRangee {
  ligne: Ligne
  serie: Serie
  ecole: boolean
  avecContexte: boolean
}

function Rangee({ ligne, serie: shown, ecole, avecContexte }: PropsRangee) {
  const { code, nom, contexte, point } = ligne
  const chosen = vue.value.selection?.code === code && vue.value.selection.niveau === niveau.value
  const couleur = shown.classement.classes[point.classe]?.couleur
  return (
    <tr aria-current={chosen || undefined}>
      <th scope="row">
        <button
          type="button"
          class="lien"
          onClick={() => naviguer({ selection: { niveau: niveau.value, code } })}
        >
          {nom}
        </button>
        <span class="si-etroit note">{avecContexte ? contexte : code}</span>
      </th>
      <td class="code si-large">{code}</td>
      {avecContexte && <td class="si-large">{contexte}</td>}
      <td class="nombre">
        {couleur && <span class="pastille" style={{ background: couleur }} />} {ecrirePoint(shown, point)}
      </td>
      {!ecole && <td class="nombre">{point.couverture === null ? '–' : part(point.couverture)}</td>}
    </tr>
  )
}
