import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE, TYPES_ETABLISSEMENT } from '../../../data/catalogue/model/etablissement.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { ComparaisonTerritoires } from '../../../server/contract/comparaison.ts'
import { Choix } from '../../components/choix.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { attendre } from '../../state/attendre.ts'
import { comparaison, lieux, perimetre } from '../../state/comparaison.ts'
import { indicateurs } from '../../state/donnees.ts'
import { changerParametres } from '../../state/page.ts'
import { IndicateurCompare } from './indicateur.tsx'
import { ChoixTerritoires } from './territoires.tsx'

/** Settles when the first screen can be drawn whole; false when it cannot. */
export const prete = (): Promise<boolean> =>
  attendre(lieux.peek().length >= 2 ? [comparaison, indicateurs] : [indicateurs])

/** Two to six territories side by side: same indicators, same campaigns, same scales. */
export function Page() {
  const { donnees, erreur, phase } = comparaison.etat.value
  document.title = 'Comparer des territoires – Cartable'
  return (
    <main class="page-fiche" aria-busy={phase === 'attente'}>
      <header class="fiche-titre">
        <h1>Comparer des territoires</h1>
        <p>
          De deux à six territoires, sur les mêmes campagnes et les mêmes échelles. Les écarts se lisent par
          rapport au premier ; ceux que les réponses manquantes pourraient renverser sont signalés.
        </p>
      </header>
      <ChoixTerritoires noms={donnees?.territoires ?? []} />
      <ChoixEcoles />
      {erreur && <Erreur erreur={erreur} reessayer={comparaison.recharger} />}
      {lieux.value.length < 2 && <p class="message">Choisissez au moins deux territoires.</p>}
      {phase === 'attente' && !donnees && <Squelette lignes={14} />}
      {donnees && <Corps comparaison={donnees} />}
    </main>
  )
}

const ChoixEcoles = () => (
  <section class="perimetre" aria-label="Établissements comparés">
    <div class="perimetre-choix">
      <Choix
        titre="Établissements"
        titreMasque
        options={[
          { valeur: 'tous', libelle: 'Tous' },
          ...TYPES_ETABLISSEMENT.map((type) => ({
            valeur: type,
            libelle: majuscule(LIBELLES_TYPE[type].pluriel),
          })),
        ]}
        valeur={perimetre.value.type}
        choisir={(type) => changerParametres({ type })}
      />
      <Choix
        titre="Secteur"
        titreMasque
        options={[
          { valeur: 'tous', libelle: 'Public et privé' },
          { valeur: 'public', libelle: 'Public' },
          { valeur: 'prive', libelle: 'Privé' },
        ]}
        valeur={perimetre.value.secteur}
        choisir={(secteur) => changerParametres({ secteur })}
      />
    </div>
  </section>
)

function Corps({ comparaison: lue }: { comparaison: ComparaisonTerritoires }) {
  const connus = lue.indicateurs.filter(({ valeurs }) => valeurs.some(({ attendus }) => attendus > 0))
  return (
    <>
      {connus.length === 0 && <p class="message">Aucune valeur n’est publiée pour ces établissements.</p>}
      {COMPOSANTES.map((composante) => {
        const siens = connus.filter((indicateur) => indicateur.composante === composante)
        if (siens.length === 0) return null
        return (
          <section key={composante} aria-labelledby={`titre-${composante}`}>
            <h2 id={`titre-${composante}`}>{LIBELLES_COMPOSANTE[composante]}</h2>
            <div class="mesures">
              {siens.map((indicateur) => (
                <IndicateurCompare
                  key={indicateur.indicateur}
                  compare={indicateur}
                  territoires={lue.territoires}
                />
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}
