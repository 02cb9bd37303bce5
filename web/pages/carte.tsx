import { computed, useSignal, useSignalEffect } from '@preact/signals'
import { ChoixIndicateur } from '../components/choix-indicateur.tsx'
import { Erreur, SansDonnees, Squelette } from '../components/etats.tsx'
import { Icone } from '../components/icone.tsx'
import { Legende, LegendeCompacte } from '../components/legende.tsx'
import { PiedDePage } from '../components/navigation.tsx'
import { Reglages } from '../components/reglages.tsx'
import { Scene } from '../components/scene.tsx'
import { ValeurNationale } from '../components/valeur-nationale.tsx'
import { partDifferee } from '../part-differee.tsx'
import { etat, indicateur, intitule, serie, valeurs } from '../state/donnees.ts'
import { affichage } from '../state/moteur.ts'
import { vue } from '../state/navigation.ts'
import { titre } from '../state/titre.ts'

const Panneau = partDifferee(async () => (await import('../components/panneau.tsx')).Panneau)
const Impression = partDifferee(async () => (await import('../components/impression.tsx')).Impression)

/** France by indicator and by level: as a map, or as a table of the same values. */
export function PageCarte() {
  const { phase, donnees, erreur } = etat.etat.value
  useSignalEffect(() => {
    document.title = `${titre.value} – Cartable`
  })
  if (erreur) {
    return (
      <main class="page-message">
        <Erreur erreur={erreur} retry={etat.reload} />
      </main>
    )
  }
  if (phase === 'pret' && donnees?.publication === null) {
    return (
      <main class="page-message">
        <SansDonnees />
      </main>
    )
  }
  return (
    <main class={`page-carte en-${affichage.value} ${vue.value.selection ? 'avec-fiche' : ''}`}>
      <h1 class="hors-ecran">{titre.value}</h1>
      <Volet />
      <Scene />
      <Panneau />
      <Impression />
    </main>
  )
}

const legendeFaite = computed(() => serie.value !== null || valeurs.etat.value.phase === 'erreur')

/** Choices and legend: a column on wide screens, a sheet that comes up from the bottom on narrow ones. */
function Volet() {
  const leve = useSignal(false)
  const chosen = indicateur.value
  return (
    <section class={`volet ${leve.value ? 'volet-leve' : ''}`} aria-label="Indicateur, filtres et légende">
      <button
        type="button"
        class="volet-poignee"
        aria-expanded={leve.value}
        aria-controls="volet-contenu"
        onClick={() => {
          leve.value = !leve.value
        }}
      >
        <span class="volet-barre" aria-hidden="true" />
        <span class="volet-resume">
          <strong>
            {leve.value ? 'Indicateur, filtres et légende' : (intitule.value?.libelle ?? 'Chargement…')}
          </strong>
          <Icone nom={leve.value ? 'bas' : 'haut'} />
        </span>
        <span class="hors-ecran">{leve.value ? ', réduire' : ', choisir l’indicateur et les filtres'}</span>
      </button>
      <LegendeCompacte />
      <div class="volet-contenu" id="volet-contenu">
        {chosen ? (
          <>
            <ChoixIndicateur />
            <p class="definition">{intitule.value?.definition}</p>
            <ValeurNationale />
            <Legende />
            {/* What is under the legend comes with it, rather than be pushed down by it. */}
            {legendeFaite.value && <Suite precautions={chosen.precautions} />}
          </>
        ) : (
          <Squelette lignes={10} />
        )}
      </div>
    </section>
  )
}

function Suite({ precautions }: { precautions: readonly string[] }) {
  return (
    <>
      <Reglages />
      {precautions.map((precaution) => (
        <p key={precaution} class="note note-precaution">
          {precaution}
        </p>
      ))}
      <PiedDePage />
    </>
  )
}
