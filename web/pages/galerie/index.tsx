import type { ComponentChildren } from 'preact'
import { couleursDesClasses } from '../../../data/dessin/couleurs.ts'
import { AXES_QUADRANT, casesOf } from '../../../data/dessin/quadrant.ts'
import { Cascade } from '../../charts/cascade.tsx'
import { Comparaison } from '../../charts/comparaison.tsx'
import { Distribution } from '../../charts/distribution.tsx'
import { Historique } from '../../charts/historique.tsx'
import { Quadrant } from '../../charts/quadrant.tsx'
import { Repartition } from '../../charts/repartition.tsx'
import { tranchesOf } from '../../charts/tranches.ts'
import { sombre } from '../../state/theme.ts'
import { CROISEMENT, INDICE, MEDIANES, NULLES, PARTS, POURCENT, RATIOS, TERMINAUX } from './exemples.ts'

const CLASSES = ['Moins de 8 Mbit/s', 'De 8 à 30 Mbit/s', 'De 30 à 100 Mbit/s', '100 Mbit/s et plus']
const VALEURS = Array.from({ length: 120 }, (_, i) => 80 + ((i * 37) % 61) * 0.7)

/** Every chart on invented numbers: what they look like, and what the visual test looks at. */
export function Page() {
  document.title = 'Galerie des graphiques – Cartable'
  const couleurs = couleursDesClasses(
    CLASSES.map((_, min) => ({ min })),
    sombre.value,
  )
  return (
    <main class="page-fiche">
      <header class="fiche-titre">
        <h1>Galerie des graphiques</h1>
        <p>Tous les graphiques du site, sur des nombres inventés.</p>
      </header>
      <div class="mesures">
        <Vignette titre="Part, avec son intervalle">
          <Comparaison
            resume="Une part comparée, l’intervalle des silencieux en bande."
            lignes={PARTS}
            unite={POURCENT}
            forme="point"
            bande="possible selon les silencieux"
          />
        </Vignette>
        <Vignette titre="Ratio, une valeur absente">
          <Comparaison
            resume="Un ratio comparé en barres ; la France n’a pas de valeur."
            lignes={RATIOS}
            unite={TERMINAUX}
            forme="barre"
            bande="intervalle"
          />
        </Vignette>
        <Vignette titre="Médiane et déciles">
          <Comparaison
            resume="Deux médianes, avec l’étendue de huit valeurs sur dix."
            lignes={MEDIANES}
            unite={INDICE}
            forme="point"
            bande="du 1er au 9e décile"
          />
        </Vignette>
        <Vignette titre="Zéro et cent">
          <Comparaison
            resume="Les deux bouts de l’échelle."
            lignes={NULLES}
            unite={POURCENT}
            forme="barre"
            bande="intervalle"
          />
        </Vignette>
        <Vignette titre="Répartition, n.c. compris">
          <Repartition
            resume="Quatre classes de débit et les silencieux."
            classes={CLASSES.map((libelle, i) => ({ libelle, couleur: couleurs[i] ?? '#888888' }))}
            lignes={[
              { libelle: 'Commune d’exemple', effectifs: [1, 4, 3, 0], nonCommuniques: 4, sujet: true },
              { libelle: 'France', effectifs: [900, 4200, 9100, 5400], nonCommuniques: 3300, sujet: false },
            ]}
          />
        </Vignette>
        <Vignette titre="Quadrant">
          <Quadrant
            resume="Possible contre constaté : quatre établissements lents d’une commune fibrée."
            {...AXES_QUADRANT}
            nonCommuniques={5}
            cases={casesOf(CROISEMENT, { fort_rapide: 12, fort_lent: 4, faible_rapide: 0, faible_lent: 7 })}
            ici="fort_lent"
          />
        </Vignette>
        <Vignette titre="Historique, une campagne sans valeur">
          <Historique
            resume="Quatre campagnes, dont une sans valeur."
            unite={POURCENT}
            etapes={[
              { libelle: '2019', valeur: 42, reserve: '' },
              { libelle: '2020', valeur: null, reserve: 'n.d.' },
              { libelle: '2021', valeur: 55.5, reserve: '30 % connus' },
              { libelle: '2022', valeur: 61.2, reserve: '' },
            ]}
          />
        </Vignette>
        <Vignette titre="Évolution décomposée">
          <Cascade
            resume="De 42 % à 61,2 % : 9,2 points de changement réel."
            unite={POURCENT}
            avant={{ libelle: 'Rentrée 2019', valeur: 42 }}
            apres={{ libelle: 'Rentrée 2022', valeur: 61.2 }}
            marches={[
              { libelle: 'Réponses perdues', ajout: -3, reel: false },
              { libelle: 'Changement réel', ajout: 9.2, reel: true },
              { libelle: 'Réponses nouvelles', ajout: 13, reel: false },
            ]}
          />
        </Vignette>
        <Vignette titre="Place dans une distribution">
          <Distribution
            resume="Une école parmi 120."
            tranches={tranchesOf(VALEURS)}
            ici={{ libelle: 'Ici', valeur: 97.5 }}
            unite={INDICE}
            nom={{ singulier: 'école', pluriel: 'écoles' }}
          />
        </Vignette>
      </div>
    </main>
  )
}

const Vignette = ({ titre, children }: { titre: string; children: ComponentChildren }) => (
  <article class="mesure">
    <h2 class="galerie-titre">{titre}</h2>
    {children}
  </article>
)
