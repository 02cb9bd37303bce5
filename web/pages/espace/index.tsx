import '../../styles/espace.css'
import type { ComponentType } from 'preact'
import type { Role } from '../../../data/catalogue/model/role.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { writeDroits } from '../../format/droits.ts'
import { differee } from '../../page-differee.tsx'
import { wait } from '../../state/attendre.ts'
import { numero } from '../../state/bureau.ts'
import { numeroDepot } from '../../state/depots.ts'
import { agent, aRole, moi, seDeconnecter } from '../../state/moi.ts'
import { chemin } from '../../state/navigation.ts'
import { Avis } from './avis.tsx'
import { Bureau } from './bureau.tsx'
import { PageDepot } from './depots/depot.tsx'
import { Depots } from './depots/index.tsx'
import { Dossier } from './dossier.tsx'
import { Moderation } from './moderation.tsx'

const Abonnements = differee(async () => (await import('./abonnements.tsx')).Abonnements, 'section')
const Jetons = differee(async () => (await import('./jetons.tsx')).Jetons, 'section')
const Agents = differee(async () => (await import('./agents/index.tsx')).Agents, 'section')
const Sources = differee(async () => (await import('./sources.tsx')).Sources, 'section')
const Imports = differee(async () => (await import('./imports/index.tsx')).Imports, 'section')
const Taches = differee(async () => (await import('./taches.tsx')).Taches, 'section')
const Reglages = differee(async () => (await import('./reglages.tsx')).Reglages, 'section')
const Journal = differee(async () => (await import('./journal.tsx')).Journal, 'section')

export const prete = (): Promise<boolean> => wait([moi])

interface Partie {
  chemin: string
  libelle: string
  /** Who may open it; everybody signed in when absent. */
  roles?: readonly Role[]
  Vue: ComponentType
}

/** Parts of the space of an agent, in the order of their use. */
const PARTIES: readonly Partie[] = [
  { chemin: '/espace', libelle: 'Signalements', Vue: Bureau },
  {
    chemin: '/espace/moderation',
    libelle: 'Modération',
    roles: ['moderateur', 'administrateur'],
    Vue: Moderation,
  },
  {
    chemin: '/espace/depots',
    libelle: 'Données locales',
    roles: ['pilote', 'administrateur'],
    Vue: Depots,
  },
  { chemin: '/espace/abonnements', libelle: 'Abonnements', Vue: Abonnements },
  { chemin: '/espace/jetons', libelle: 'Jetons d’API', Vue: Jetons },
  { chemin: '/espace/agents', libelle: 'Agents', roles: ['administrateur'], Vue: Agents },
  { chemin: '/espace/sources', libelle: 'Sources', roles: ['administrateur'], Vue: Sources },
  { chemin: '/espace/imports', libelle: 'Imports', roles: ['administrateur'], Vue: Imports },
  { chemin: '/espace/taches', libelle: 'Tâches', roles: ['administrateur'], Vue: Taches },
  { chemin: '/espace/reglages', libelle: 'Réglages', roles: ['administrateur'], Vue: Reglages },
  { chemin: '/espace/journal', libelle: 'Journal', roles: ['administrateur'], Vue: Journal },
]

/** The space of an agent: what awaits an answer, and what is entrusted to them. */
export function Page() {
  document.title = 'Mon espace – Cartable'
  const { donnees, erreur } = moi.etat.value
  if (erreur) {
    return (
      <main class="page-message">
        <Erreur erreur={erreur} retry={moi.reload} />
      </main>
    )
  }
  if (!donnees) {
    return (
      <main class="page-fiche" aria-busy="true">
        <Squelette lignes={12} />
      </main>
    )
  }
  if (!agent.value) return <Dehors />
  const permises = PARTIES.filter(({ roles }) => !roles || aRole(...roles))
  const ici = permises.find((partie) => partie.chemin === chemin.value.replace(/\/$/, ''))
  return (
    <main class="page-fiche">
      <header class="espace-tete">
        <div class="fiche-titre">
          <h1>Mon espace</h1>
          <p>
            {agent.value.nom} · {writeDroits(agent.value).join(', ')}
          </p>
        </div>
        <button type="button" class="bouton" onClick={() => void seDeconnecter()}>
          Se déconnecter
        </button>
      </header>
      <nav class="espace-nav" aria-label="Parties de mon espace">
        <ul>
          {permises.map((partie) => (
            <li key={partie.chemin}>
              <a
                href={partie.chemin}
                aria-current={partie === ici ? 'page' : isDedans(partie) ? 'true' : undefined}
              >
                {partie.libelle}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Avis />
      <Contenu Vue={ici?.Vue ?? Ailleurs} />
    </main>
  )
}

/** A report, a file of local data are shown under their parts. */
const isDedans = ({ chemin: sien }: Partie): boolean =>
  (numeroDepot.value !== null && sien === '/espace/depots') || (numero.value !== null && sien === '/espace')

/** What the address names: one report, one file of local data, or a part. */
function Contenu({ Vue }: Pick<Partie, 'Vue'>) {
  if (numero.value !== null) return <Dossier />
  if (numeroDepot.value !== null && aRole('pilote', 'administrateur')) return <PageDepot />
  return <Vue />
}

/** Nobody is signed in: a way in that comes back here. */
const Dehors = () => (
  <main class="page-message">
    <section class="message-plein">
      <h1>Mon espace</h1>
      <p>Cet espace est réservé aux agents accrédités.</p>
      <p>
        <a class="bouton" href={`/connexion?destination=${encodeURIComponent(chemin.value)}`}>
          Se connecter
        </a>
      </p>
    </section>
  </main>
)

const Ailleurs = () => (
  <p class="message" role="alert">
    Cette partie n’existe pas, ou vos droits ne vous y donnent pas accès.
  </p>
)
