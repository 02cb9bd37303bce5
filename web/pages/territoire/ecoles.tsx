import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { ditGenre } from '../../../data/mots/genre.ts'
import { compte } from '../../../data/mots/nombre.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { EtablissementListe } from '../../../server/contract/etablissements.ts'
import { enFichier, pageEtablissement } from '../../api/adresses-fiches.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { Icone } from '../../components/icone.tsx'
import { writeJointe } from '../../format/jointe.ts'
import { catalogue } from '../../state/catalogue.ts'
import {
  adresse,
  colonnes,
  erreur,
  filtre,
  lignes,
  loadSuite,
  reload,
  total,
  tri,
} from '../../state/ecoles.ts'

/** Height of a row, in pixels: the same for all, so that only those on screen need exist. */
const RANGEE = 48
/** Up to this many rows, all of them are there: they can be printed and searched in the page. */
const TOUTES = 80
/** Rows drawn above and below the window. */
const AVANCE = 8

/** Schools of the perimeter: sorted, filtered, and taken away as a file. */
export function Ecoles() {
  const champ = useId()
  const nombre = total.value
  return (
    <section id="etablissements" aria-labelledby="titre-etablissements">
      <h2 id="titre-etablissements">Liste des établissements</h2>
      <div class="ecoles-tete">
        <label for={champ}>Filtrer par nom ou par commune</label>
        <input
          id={champ}
          type="search"
          autocomplete="off"
          value={filtre.value}
          onInput={(event) => {
            filtre.value = event.currentTarget.value
          }}
        />
        <p class="note" role="status">
          {nombre === null ? 'Lecture de la liste…' : compte(nombre, 'établissement', 'établissements')}
        </p>
        <Telechargements />
      </div>
      {erreur.value && <Erreur erreur={erreur.value} retry={reload} />}
      {nombre === null && !erreur.value && <Squelette lignes={8} />}
      {nombre === 0 && <p class="vide">Aucun établissement ne correspond.</p>}
      {nombre !== null && nombre > 0 && <Liste />}
      {nombre !== null && nombre > TOUTES && (
        <p class="si-imprime">
          Seules les lignes affichées sont imprimées ; la liste complète se télécharge en CSV, Excel ou
          LibreOffice.
        </p>
      )}
    </section>
  )
}

const FICHIERS = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['ods', 'LibreOffice'],
  ['geojson', 'GeoJSON'],
] as const

/** The same rows as files: what is seen is what is exported. */
function Telechargements() {
  const source = adresse.value?.replace(/&?limit=\d+/, '')
  if (!source) return null
  return (
    <p class="telechargements">
      Télécharger :{' '}
      {FICHIERS.map(([extension, nom]) => (
        <a key={extension} href={enFichier(source, extension)}>
          {nom}
        </a>
      ))}
    </p>
  )
}

function Liste() {
  const haut = useSignal(0)
  const hauteur = useSignal(600)
  const rangees = lignes.value
  const entieres = (total.value ?? 0) <= TOUTES
  const debut = entieres ? 0 : Math.max(0, Math.floor(haut.value / RANGEE) - AVANCE)
  const fin = entieres
    ? rangees.length
    : Math.min(rangees.length, debut + Math.ceil(hauteur.value / RANGEE) + 2 * AVANCE)
  return (
    <section
      class={`ecoles-cadre ${entieres ? '' : 'ecoles-defile'}`}
      // A frame that scrolls can be scrolled with the keyboard.
      tabIndex={entieres ? undefined : 0}
      aria-label="Établissements"
      onScroll={({ currentTarget: cadre }) => {
        haut.value = cadre.scrollTop
        hauteur.value = cadre.clientHeight
        if (cadre.scrollTop + cadre.clientHeight > cadre.scrollHeight - 20 * RANGEE) loadSuite()
      }}
    >
      <table class="ecoles" aria-rowcount={total.value ?? -1}>
        <thead>
          <tr>
            <Titre cle="nom" libelle="Nom" />
            <Titre cle="commune" libelle="Commune" class="si-large" />
            {colonnes.value.map(({ indicateur, libelle }) => (
              <Titre key={indicateur} cle={indicateur} libelle={libelle} class="nombre" />
            ))}
          </tr>
        </thead>
        <tbody>
          {debut > 0 && <Vide rangees={debut} />}
          {rangees.slice(debut, fin).map((ecole, i) => (
            <Rangee key={ecole.uai} ecole={ecole} rang={debut + i + 2} />
          ))}
          {fin < rangees.length && <Vide rangees={rangees.length - fin} />}
        </tbody>
      </table>
    </section>
  )
}

const Vide = ({ rangees }: { rangees: number }) => (
  <tr style={{ height: `${rangees * RANGEE}px` }}>
    <td colSpan={9} />
  </tr>
)

function Titre({ cle, libelle, ...props }: { cle: string; libelle: string; class?: string }) {
  const sens = tri.value === cle ? 'ascending' : tri.value === `-${cle}` ? 'descending' : 'none'
  return (
    <th scope="col" aria-sort={sens} class={props.class ?? ''}>
      <button
        type="button"
        onClick={() => {
          tri.value = tri.value === cle ? `-${cle}` : cle
        }}
      >
        <span>{libelle}</span> <Icone nom={sens === 'descending' ? 'haut' : 'bas'} />
      </button>
    </th>
  )
}

function Rangee({ ecole, rang }: { ecole: EtablissementListe; rang: number }) {
  const { uai, nom, type, secteur, commune, education_prioritaire: ep } = ecole
  const nature = [type && majuscule(ditGenre(type, secteur)), ep && ep !== 'aucune' ? ep : null].filter(
    (mot) => mot,
  )
  return (
    <tr aria-rowindex={rang} style={{ height: `${RANGEE}px` }}>
      <th scope="row">
        <a href={pageEtablissement(uai)}>{nom}</a>
        <span class="note">
          {nature.join(' · ')}
          <span class="si-etroit"> · {commune?.nom}</span>
        </span>
      </th>
      <td class="si-large">{commune?.nom}</td>
      {colonnes.value.map(({ indicateur, unite }) => {
        const jointe = ecole.indicateurs?.find((valeur) => valeur.indicateur === indicateur)
        return (
          <td key={indicateur} class="nombre">
            {writeJointe(jointe, catalogue.value.get(indicateur)?.mesure ?? null, unite)}
          </td>
        )
      })}
    </tr>
  )
}
