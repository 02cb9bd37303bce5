import { compte, nombre, nombreCourt } from '../../../data/mots/nombre.ts'
import type { Statistique } from '../../../server/contract/signalements.ts'
import { Choix } from '../../components/choix.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { filter, filtres, statistiques } from '../../state/signalements.ts'

/** How each producer, or each département, fares: what was asked, what was answered, in how long. */
export function Statistiques() {
  const { donnees, erreur } = statistiques.etat.value
  return (
    <section aria-labelledby="titre-statistiques">
      <h2 id="titre-statistiques">Qui répond, et en combien de temps</h2>
      <Choix
        titre="Compter par"
        titreMasque
        options={[
          { valeur: 'producteur', libelle: 'Par producteur' },
          { valeur: 'departement', libelle: 'Par département' },
        ]}
        valeur={filtres.value.par}
        choose={(par) => filter({ par: par === 'producteur' ? null : par })}
      />
      {erreur && <Erreur erreur={erreur} retry={statistiques.reload} />}
      {!donnees && !erreur && <Squelette lignes={6} />}
      {donnees?.resultats.length === 0 && (
        <p class="vide">Rien à compter : aucun signalement ne correspond.</p>
      )}
      {donnees && donnees.resultats.length > 0 && <Tableau lignes={donnees.resultats} />}
    </section>
  )
}

const Tableau = ({ lignes }: { lignes: readonly Statistique[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls can be scrolled with the keyboard
  <section class="ecoles-cadre" tabIndex={0} aria-label="Statistiques">
    <table class="ecoles statistiques">
      <thead>
        <tr>
          <th scope="col">{filtres.value.par === 'producteur' ? 'Producteur' : 'Département'}</th>
          <th scope="col" class="nombre">
            Reçus
          </th>
          <th scope="col" class="nombre">
            Ouverts
          </th>
          <th scope="col" class="nombre">
            Résolus
          </th>
          <th scope="col" class="nombre">
            Rejetés
          </th>
          <th scope="col" class="nombre">
            Réponse (médiane)
          </th>
          <th scope="col" class="nombre">
            Résolution (médiane)
          </th>
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <tr key={ligne.cle}>
            <th scope="row">{ligne.nom}</th>
            <td class="nombre">{nombre(ligne.total)}</td>
            <td class="nombre">{nombre(ligne.ouverts)}</td>
            <td class="nombre">{nombre(ligne.resolus)}</td>
            <td class="nombre">{nombre(ligne.rejetes)}</td>
            <td class="nombre">{ditDelai(ligne.delai_median_reponse)}</td>
            <td class="nombre">{ditDelai(ligne.delai_median_resolution)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const ditDelai = (jours: number | null): string => {
  if (jours === null) return '–'
  if (jours < 1) return 'moins d’un jour'
  return jours < 10 && !Number.isInteger(jours)
    ? `${nombreCourt(jours, 1)}\u00a0${jours < 2 ? 'jour' : 'jours'}`
    : compte(Math.round(jours), 'jour', 'jours')
}
