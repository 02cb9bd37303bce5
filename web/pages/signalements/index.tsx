import { compte, nombre } from '../../../data/mots/nombre.ts'
import { enFichier } from '../../api/adresses-fiches.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { wait } from '../../state/attendre.ts'
import { etat } from '../../state/donnees.ts'
import { adresseFlux, adresseListe, liste, MONTRES_MAX } from '../../state/signalements.ts'
import { CarteSignalements } from './carte.tsx'
import { Filtres } from './filtres.tsx'
import { Lignes } from './lignes.tsx'
import { Statistiques } from './statistiques.tsx'

/** Settles when the first screen can be drawn whole; false when it cannot. */
export const prete = (): Promise<boolean> => wait([etat, liste])

/** Everything that readers have said to be wrong, and what became of it. */
export function Page() {
  document.title = 'Signalements – Cartable'
  const { donnees, erreur, phase } = liste.etat.value
  return (
    <main class="page-fiche" aria-busy={phase === 'attente'}>
      <header class="fiche-titre">
        <h1>Signalements</h1>
        <p>
          Les erreurs que les lecteurs ont trouvées dans les données, et ce qu’en font leurs producteurs. Pour
          en signaler une, ouvrez la page d’un établissement ou d’un territoire, ou{' '}
          <a href="/signaler?genre=manquant">dites quel établissement manque</a>.
        </p>
      </header>
      <section class="signalements" aria-label="Liste des signalements">
        <Filtres />
        {erreur && <Erreur erreur={erreur} retry={liste.reload} />}
        {!donnees && !erreur && <Squelette lignes={10} />}
        {donnees && (
          <>
            <p class="signalements-compte" role="status">
              <strong>{compte(donnees.total, 'signalement', 'signalements')}</strong>
              {donnees.total > MONTRES_MAX && `, dont les ${nombre(MONTRES_MAX)} plus récents ci-dessous`}
              <Fichiers />
            </p>
            {donnees.total > 0 && <CarteSignalements />}
            {donnees.total === 0 ? <Aucun /> : <Lignes signalements={donnees.resultats} />}
          </>
        )}
      </section>
      <Statistiques />
    </main>
  )
}

const Fichiers = () => (
  <span class="telechargements">
    {(['csv', 'xlsx', 'ods', 'geojson'] as const).map((extension) => (
      <a key={extension} href={enFichier(adresseListe.value, extension)}>
        {extension === 'geojson' ? 'GeoJSON' : extension.toUpperCase()}
      </a>
    ))}
    <a href={adresseFlux.value} title="À suivre dans un lecteur de flux">
      Atom
    </a>
  </span>
)

const Aucun = () => (
  <p class="vide">
    Aucun signalement ne correspond. <a href="/signalements?etat=tous">Voir tous les signalements</a>
  </p>
)
