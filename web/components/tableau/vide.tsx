import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { intitule, niveau, serie } from '../../state/donnees.ts'
import { isolees } from '../../state/legende.ts'
import { navigate, vue } from '../../state/navigation.ts'
import { dans } from '../../state/tableau.ts'
import { VUE_INITIALE, type Vue } from '../../state/vue.ts'

interface Sortie {
  libelle: string
  changes: Partial<Vue>
}

/** What leaves no line, each with the way to take it back. */
function sorties(): Sortie[] {
  const { q, type, secteur, education_prioritaire, filtre } = vue.value
  const filtree = type !== 'tous' || secteur !== 'tous' || education_prioritaire.length + filtre.length > 0
  const sansFiltre = {
    type: VUE_INITIALE.type,
    secteur: VUE_INITIALE.secteur,
    education_prioritaire: VUE_INITIALE.education_prioritaire,
    filtre: VUE_INITIALE.filtre,
  }
  return [
    ...(isolees.value
      ? [{ libelle: 'Montrer toutes les classes de la légende', changes: { isoler: [] } }]
      : []),
    ...(q ? [{ libelle: `Effacer « ${q} »`, changes: { q: null } }] : []),
    ...(dans.value ? [{ libelle: 'Chercher dans la France entière', changes: { dans: null } }] : []),
    ...(filtree ? [{ libelle: 'Retirer les filtres', changes: sansFiltre }] : []),
  ]
}

/** No line is left: why, and every way out. */
export function Vide() {
  const sansDonnees = serie.value?.valeurs.codes.length === 0
  return (
    <div class="tableau-vide">
      <p>
        {sansDonnees
          ? `« ${intitule.value?.libelle} » n’a aucune valeur pour ces choix.`
          : `Parmi les ${MOTS_NIVEAU[niveau.value].pluriel}, rien ne répond à ces choix.`}
      </p>
      {sorties().map(({ libelle, changes }) => (
        <button key={libelle} type="button" class="bouton" onClick={() => navigate(changes)}>
          {libelle}
        </button>
      ))}
    </div>
  )
}
