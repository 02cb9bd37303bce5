import type { Cellule } from '../../api/adresses-fiches.ts'
import { wordsAtNiveau } from '../../format/indicateur.ts'
import { part } from '../../format/nombre.ts'
import { ABSENCES } from '../../legende/absences.ts'
import { type Point, pointOf, type Serie, writePoint } from '../../legende/serie.ts'
import type { Lignes } from '../../state/lignes.ts'
import { navigate, vue } from '../../state/navigation.ts'
import { designee } from '../../state/tableau.ts'
import { Signaler } from '../fiche/signaler.tsx'

interface Props {
  lignes: Lignes
  /** Position among the lines. */
  place: number
  /** The line that the Tab key reaches. */
  active: boolean
  enter(): void
}

/** One line of the table: a territory or a school, its value, how many answered. */
export function Rangee({ lignes: { repertoire, serie, ordre }, place, active, enter }: Props) {
  const rang = ordre[place] ?? 0
  const { niveau } = repertoire
  const [code = '', nom = ''] = [repertoire.codes[rang], repertoire.noms[rang]]
  const lieu = repertoire.lieux_noms[repertoire.lieux[rang] ?? -1]
  const point = pointOf(serie, code)
  const { selection } = vue.value
  const chosen = selection?.code === code && selection.niveau === niveau
  const ecrit = writePoint(serie, point)
  return (
    <tr
      aria-rowindex={place + 2}
      aria-current={chosen || undefined}
      data-place={place}
      onMouseEnter={() => {
        designee.value = code
      }}
    >
      <th scope="row" class="colonne-nom">
        <button
          type="button"
          class="lien"
          tabIndex={active ? 0 : -1}
          title={nom}
          aria-describedby={`valeur-${code}`}
          onFocus={() => {
            designee.value = code
            enter()
          }}
          onClick={() => navigate({ selection: { niveau, code } })}
        >
          {nom}
        </button>
        <span class="colonne-repli note">{lieu ?? code}</span>
      </th>
      <td class="colonne-code code">{code}</td>
      {repertoire.lieux_noms.length > 0 && (
        <td class="colonne-lieu" title={lieu}>
          {lieu}
        </td>
      )}
      <td class="colonne-valeur" id={`valeur-${code}`} title={ecrit}>
        <Pastille serie={serie} point={point} /> {ecrit}
      </td>
      {niveau !== 'etablissement' && (
        <td class="colonne-couverture">{point.couverture === null ? '–' : part(point.couverture)}</td>
      )}
      <td class="colonne-signaler">
        <Signaler
          cellule={celluleOf(serie, code)}
          quoi={`${wordsAtNiveau(serie.indicateur, niveau).libelle}, ${nom}`}
          discret
          horsTabulation={!active}
        />
      </td>
    </tr>
  )
}

/** What a line shows, as a report names it: in the campaign and on the perimeter that are on screen. */
function celluleOf({ indicateur, valeurs }: Serie, code: string): Cellule {
  const { niveau, campagne, type, secteur } = valeurs
  const montree = { indicateur: indicateur.id, campagne }
  return niveau === 'etablissement' ? { uai: code, ...montree } : { niveau, code, ...montree, type, secteur }
}

/** The colour or the pattern that the line has on the map. */
function Pastille({ serie, point }: { serie: Serie; point: Point }) {
  const couleur = serie.classement.classes[point.classe]?.couleur
  if (couleur) return <span class="pastille" style={{ background: couleur }} />
  const absence = ABSENCES.find(({ id }) => id === point.classe)
  return <span class={`pastille motif-${absence?.motif ?? 'vide'}`} />
}
