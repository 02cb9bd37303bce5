import { wordsAtNiveau } from '../../format/indicateur.ts'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { majuscule } from '../../format/texte.ts'
import type { Serie } from '../../legende/serie.ts'
import { navigate, vue } from '../../state/navigation.ts'
import type { ColonneTri } from '../../state/vue.ts'
import { Icone } from '../icone.tsx'

/** What the place of a line is called, by level; nothing at the levels that stand in nothing told. */
const LIEUX: Partial<Record<Serie['valeurs']['niveau'], string>> = {
  academie: 'Région académique',
  departement: 'Région',
  epci: 'Département',
  commune: 'Département',
  etablissement: 'Commune',
}

/** Columns of a level, in order. */
export function colonnesOf({ indicateur, valeurs: { niveau } }: Serie): { cle: ColonneTri; titre: string }[] {
  const lieu = LIEUX[niveau]
  return [
    { cle: 'nom', titre: majuscule(MOTS_NIVEAU[niveau].singulier) },
    { cle: 'code', titre: niveau === 'etablissement' ? 'UAI' : 'Code' },
    ...(lieu ? [{ cle: 'lieu' as const, titre: lieu }] : []),
    { cle: 'valeur', titre: wordsAtNiveau(indicateur, niveau).libelle },
    ...(niveau === 'etablissement' ? [] : [{ cle: 'couverture' as const, titre: 'Couverture' }]),
  ]
}

/** Titles of the columns; each one sorts. */
export const Entetes = ({ serie }: { serie: Serie }) => (
  <thead>
    <tr aria-rowindex={1}>
      {colonnesOf(serie).map(({ cle, titre }) => (
        <Titre key={cle} cle={cle} titre={titre} />
      ))}
      <th scope="col" class="colonne-signaler">
        <span class="hors-ecran">Signaler une erreur</span>
      </th>
    </tr>
  </thead>
)

function Titre({ cle, titre }: { cle: ColonneTri; titre: string }) {
  const { tri } = vue.value
  const sens = tri === cle ? 'ascending' : tri === `-${cle}` ? 'descending' : 'none'
  return (
    <th scope="col" class={`colonne-${cle}`} aria-sort={sens}>
      <button
        type="button"
        title={titre}
        onClick={() => navigate({ tri: tri === cle ? `-${cle}` : cle }, { remplacer: true })}
      >
        <span>{titre}</span> <Icone nom={sens === 'descending' ? 'haut' : 'bas'} />
      </button>
    </th>
  )
}
