import { Choix } from '../../components/choix.tsx'
import { wait } from '../../state/attendre.ts'
import { comparaison, comparaisonEcoles, compare, lieux, quoi, uais } from '../../state/comparaison.ts'
import { indicateurs } from '../../state/donnees.ts'
import { Etablissements } from './etablissements.tsx'
import { Territoires } from './territoires.tsx'

/** Settles when the first screen can be drawn whole; false when it cannot. */
export function prete(): Promise<boolean> {
  if (quoi.peek() === 'etablissements') {
    return wait(uais.peek().length >= 2 ? [comparaisonEcoles, indicateurs] : [indicateurs])
  }
  return wait(lieux.peek().length >= 2 ? [comparaison, indicateurs] : [indicateurs])
}

const INTRODUCTION = {
  territoires:
    'De deux à six territoires, sur les mêmes campagnes et les mêmes échelles. Les écarts se lisent par rapport au premier ; ceux que les réponses manquantes pourraient renverser sont signalés.',
  etablissements:
    'De deux à six établissements, sur les mêmes campagnes et les mêmes échelles. Les écarts se lisent par rapport au premier ; ceux qui reposent sur leurs déclarations, sans marge d’erreur connue, sont signalés.',
}

/** Two to six territories, or schools, side by side. */
export function Page() {
  const titre = quoi.value === 'territoires' ? 'Comparer des territoires' : 'Comparer des établissements'
  const { phase } = (quoi.value === 'territoires' ? comparaison : comparaisonEcoles).etat.value
  document.title = `${titre} – Cartable`
  return (
    <main class="page-fiche" aria-busy={phase === 'attente'}>
      <header class="fiche-titre">
        <h1>{titre}</h1>
        <p>{INTRODUCTION[quoi.value]}</p>
        <Choix
          titre="Ce que l’on compare"
          titreMasque
          options={[
            { valeur: 'territoires', libelle: 'Des territoires' },
            { valeur: 'etablissements', libelle: 'Des établissements' },
          ]}
          valeur={quoi.value}
          choose={compare}
        />
      </header>
      {quoi.value === 'territoires' ? <Territoires /> : <Etablissements />}
    </main>
  )
}
