import { compte, nombre } from '../../../data/mots/nombre.ts'
import type { TacheLue } from '../../../server/contract/administration-instance.ts'
import { faire, lecture } from '../../state/espace.ts'
import { moment, Partie } from './partie.tsx'

const taches = lecture<{ total: number; resultats: TacheLue[] }>(
  'taches',
  () => '/api/v1/administration/taches',
)

/** The queue of jobs: what waits, what failed and why, with a way to try again. */
export const Taches = () => (
  <Partie
    titre="File des tâches"
    chapeau="Courriels, webhooks, imports et échéances en attente. Ce qui est fait n’y reste pas."
    lue={taches}
  >
    {({ total, resultats }) => (
      <>
        <p role="status">{total === 0 ? 'Aucune tâche n’attend.' : compte(total, 'tâche', 'tâches')}</p>
        <ul class="signalements-liste">
          {resultats.map((tache) => (
            <Tache key={tache.id} tache={tache} />
          ))}
        </ul>
      </>
    )}
  </Partie>
)

const ETATS_TACHE: Record<TacheLue['etat'], string> = {
  en_attente: 'en attente',
  en_cours: 'en cours',
  a_reessayer: 'à réessayer',
  echec: 'abandonnée',
}

const relaunch = async (id: string) => {
  await faire('relancerTache', { id }, 'La tâche repart.')
  taches.reload()
}

const Tache = ({ tache: t }: { tache: TacheLue }) => (
  <li class="signalement">
    <p>
      <strong>{t.libelle}</strong> <span class="note">n° {t.id}</span> {ETATS_TACHE[t.etat]}
      {t.essais > 0 && `, ${compte(t.essais, 'essai', 'essais')} sur ${nombre(t.essais_max)}`}
    </p>
    {t.erreur && <p class="champ-faute">{t.erreur}</p>}
    {t.etat !== 'en_cours' && t.etat !== 'echec' && (
      <p class="note">Prochain essai : {moment(t.prochain_essai)}</p>
    )}
    {t.etat !== 'en_cours' && (
      <div class="formulaire-actions">
        <button
          type="button"
          class="bouton"
          aria-label={`Relancer la tâche n° ${t.id}`}
          onClick={() => void relaunch(t.id)}
        >
          Relancer
        </button>
      </div>
    )}
  </li>
)
