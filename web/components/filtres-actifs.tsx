import { LIBELLES_SECTEUR, LIBELLES_TYPE } from '../../data/catalogue/model/etablissement.ts'
import { compte, nombre } from '../format/nombre.ts'
import { majuscule } from '../format/texte.ts'
import { conditions, retirerCondition } from '../state/conditions.ts'
import { etat, filtrable, nombreRetenus, perimetre } from '../state/donnees.ts'
import { navigate, vue } from '../state/navigation.ts'
import { Icone } from './icone.tsx'

interface Pastille {
  texte: string
  retirer(): void
}

/** Filters of the address, each with how it is taken away. */
function pastilles(): Pastille[] {
  const { type, secteur, education_prioritaire } = vue.value
  const list: Pastille[] = conditions.value.map(({ texte, libelle, phrase }) => ({
    texte: `${libelle} : ${phrase}`,
    retirer: () => retirerCondition(texte),
  }))
  if (education_prioritaire.length > 0) {
    const texte = education_prioritaire.map((reseau) => (reseau === 'aucune' ? 'hors réseau' : reseau))
    list.unshift({
      texte: majuscule(texte.join(' et ')),
      retirer: () => navigate({ education_prioritaire: [] }),
    })
  }
  if (secteur !== 'tous') {
    list.unshift({
      texte: majuscule(LIBELLES_SECTEUR[secteur]),
      retirer: () => navigate({ secteur: 'tous' }),
    })
  }
  if (type !== 'tous') {
    list.unshift({
      // The indicator asks nothing of some types: every school it asks is then shown.
      texte: `${majuscule(LIBELLES_TYPE[type].pluriel)}${perimetre.value.type === type ? '' : ' : sans effet ici'}`,
      retirer: () => navigate({ type: 'tous' }),
    })
  }
  return list
}

/** Which schools are shown, how many, and how to see them all again. Nothing when there is no filter. */
export function FiltresActifs() {
  const list = pastilles()
  if (list.length === 0) return null
  const total = etat.etat.value.donnees?.nombre_etablissements
  const retenus = nombreRetenus.value
  const tout = () => navigate({ type: 'tous', secteur: 'tous', education_prioritaire: [], filtre: [] })
  return (
    <section class="filtres-actifs" aria-label="Filtres">
      <ul>
        {list.map(({ texte, retirer }) => (
          <li key={texte}>
            <button type="button" class="pastille-filtre" onClick={retirer}>
              <span class="hors-ecran">Retirer le filtre </span>
              {texte}
              <Icone nom="fermer" />
            </button>
          </li>
        ))}
      </ul>
      <p role="status">
        {filtrable.value
          ? retenus !== null &&
            total !== undefined &&
            `${compte(retenus, 'établissement retenu', 'établissements retenus')} sur ${nombre(total)}`
          : 'Sans effet sur cet indicateur à ce niveau'}
      </p>
      {list.length > 1 && (
        <button type="button" class="lien" onClick={tout}>
          Tout retirer
        </button>
      )}
    </section>
  )
}
