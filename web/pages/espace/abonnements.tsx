import { CADENCES, type Cadence, LIBELLES_CADENCE } from '../../../data/catalogue/model/avis.ts'
import type { Droit } from '../../../data/catalogue/model/role.ts'
import type { PreferencesAvis } from '../../../server/contract/avis.ts'
import { Choix } from '../../components/choix.tsx'
import { writeDroits } from '../../format/droits.ts'
import { faire, lecture } from '../../state/espace.ts'
import { agent } from '../../state/moi.ts'
import { Partie } from './partie.tsx'
import { Webhooks } from './webhooks.tsx'

const API = '/api/v1/avis/preferences'
const preferences = lecture<PreferencesAvis>('abonnements', () => API)

/** How an agent is told of what happens: by mail, by program, by feed. */
export const Abonnements = () => (
  <>
    <Partie
      titre="Résumé par courriel"
      chapeau="Ce qui arrive aux signalements qui vous sont confiés, en un seul message ; jamais un courriel par événement."
      lue={preferences}
    >
      {({ cadence, instance }) => (
        <>
          <Choix
            titre="Recevoir le résumé"
            options={CADENCES.map((valeur) => ({ valeur, libelle: LIBELLES_CADENCE[valeur] }))}
            valeur={cadence}
            choose={(choisie) => void choose(choisie)}
          />
          <p class="note">
            L’observatoire propose un résumé{' '}
            {instance.periode === 'quotidien' ? 'chaque jour' : `chaque semaine, le ${instance.jour}`}, à{' '}
            {instance.heure} h (heure de Paris).
          </p>
        </>
      )}
    </Partie>
    <Webhooks />
    <Flux />
  </>
)

async function choose(cadence: Cadence): Promise<void> {
  await faire('changerPreferencesAvis', { corps: { cadence } }, 'C’est enregistré.')
  preferences.reload()
}

/** What a right bears on, as the address of a feed says it; `null` when it bears on nothing of its own. */
function filtreOf(droit: Droit): string | null {
  if (droit.role === 'pilote') return `territoire=${droit.niveau}:${droit.code}`
  return droit.role === 'producteur' ? `source=${droit.source}` : null
}

/** Feeds are public: what is entrusted to the agent comes first. */
function Flux() {
  const siens = agent.value ?? { droits: [], portent_sur: [] }
  const libelles = writeDroits(siens)
  return (
    <section class="signalements" aria-label="Flux Atom">
      <h2>Flux Atom</h2>
      <p>À lire dans un lecteur de flux ; publics, comme les signalements.</p>
      <ul class="liste-puces">
        {siens.droits.map((droit, rang) => {
          const filtre = filtreOf(droit)
          return (
            filtre && (
              <li key={filtre}>
                <a href={`/signalements.atom?${filtre}`}>{libelles[rang]}</a>
              </li>
            )
          )
        })}
        <li>
          <a href="/signalements.atom">Tous les signalements</a>
        </li>
      </ul>
    </section>
  )
}
