import { useSignal, useSignalEffect } from '@preact/signals'
import type { IndicateurPublie } from '../../server/contract/indicateurs.ts'
import { Attribution } from '../components/attribution.tsx'
import { CarteVue } from '../components/carte-vue.tsx'
import { Choix } from '../components/choix.tsx'
import { ChoixIndicateur } from '../components/choix-indicateur.tsx'
import { ChoixNiveau } from '../components/choix-niveau.tsx'
import { Erreur, SansDonnees, Squelette } from '../components/etats.tsx'
import { FiltresActifs } from '../components/filtres-actifs.tsx'
import { Icone } from '../components/icone.tsx'
import { Legende, LegendeCompacte } from '../components/legende.tsx'
import { PiedDePage } from '../components/navigation.tsx'
import { OutreMer } from '../components/outre-mer.tsx'
import { Panneau } from '../components/panneau.tsx'
import { Reglages } from '../components/reglages.tsx'
import { Tableau } from '../components/tableau.tsx'
import { ValeurNationale } from '../components/valeur-nationale.tsx'
import { MOTS_NIVEAU } from '../format/niveaux.ts'
import { etat, indicateur, indicateurs, niveau, valeurs } from '../state/donnees.ts'
import { chargerMoteur, dessinPossible, enTableau } from '../state/moteur.ts'
import { naviguer, vue } from '../state/navigation.ts'

/** France by indicator and by level: as a map, or as a table of the same values. */
export function PageCarte() {
  const { phase, donnees, erreur } = etat.etat.value
  useSignalEffect(() => {
    document.title = `${titreOf(indicateur.value)} – Cartable`
  })
  if (erreur) {
    return (
      <main class="page-message">
        <Erreur erreur={erreur} reessayer={etat.recharger} />
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
  const tableau = enTableau.value
  if (!tableau) void chargerMoteur()
  return (
    <main class={`page-carte ${tableau ? 'en-tableau' : ''} ${vue.value.selection ? 'avec-fiche' : ''}`}>
      <h1 class="hors-ecran">{titreOf(indicateur.value)}</h1>
      <Volet />
      <section class="scene" aria-label={tableau ? 'Tableau' : 'Carte'}>
        <div class="scene-barre">
          <ChoixNiveau />
          <ChoixAffichage />
        </div>
        {!dessinPossible.value && (
          <p class="message">
            Ce navigateur ne peut pas dessiner la carte (WebGL indisponible). Le tableau donne les mêmes
            valeurs.
          </p>
        )}
        <ErreurValeurs />
        <FiltresActifs />
        {tableau ? <Tableau /> : <CarteVue />}
        {!tableau && <OutreMer />}
        <Attribution />
      </section>
      <Panneau />
    </main>
  )
}

function ErreurValeurs() {
  const failed = indicateurs.etat.value.erreur ? indicateurs : valeurs
  const { erreur } = failed.etat.value
  return erreur ? <Erreur erreur={erreur} reessayer={failed.recharger} /> : null
}

function ChoixAffichage() {
  return (
    <Choix
      class="choix-affichage"
      titre="Affichage"
      titreMasque
      options={[
        {
          valeur: 'carte',
          libelle: 'Carte',
          indisponible: dessinPossible.value ? undefined : 'WebGL indisponible',
        },
        { valeur: 'tableau', libelle: 'Tableau' },
      ]}
      valeur={enTableau.value ? 'tableau' : 'carte'}
      choisir={(affichage) => naviguer({ affichage })}
    />
  )
}

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
            {leve.value ? 'Indicateur, filtres et légende' : (chosen?.libelle ?? 'Chargement…')}
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
            <p class="definition">{chosen.definition}</p>
            <ValeurNationale />
            <Legende />
            <Reglages />
            {chosen.precautions.map((precaution) => (
              <p key={precaution} class="note note-precaution">
                {precaution}
              </p>
            ))}
          </>
        ) : (
          <Squelette lignes={10} />
        )}
        <PiedDePage />
      </div>
    </section>
  )
}

/** What the page shows, in one line. */
const titreOf = (chosen: IndicateurPublie | null): string =>
  chosen
    ? `${chosen.libelle} par ${MOTS_NIVEAU[niveau.value].singulier}`
    : 'L’observatoire ouvert du numérique éducatif'
