import { Erreur, Squelette } from '../../components/etats.tsx'
import { pageCible } from '../../signalements/adresses.ts'
import { wait } from '../../state/attendre.ts'
import { etat } from '../../state/donnees.ts'
import { cellule, cellules, cible, cree, manque, nomCible } from '../../state/signaler.ts'
import { ChoixCellule } from './choix-cellule.tsx'
import { Deja } from './deja.tsx'
import { Formulaire } from './formulaire.tsx'
import { Merci } from './merci.tsx'

/** Settles when the first screen can be drawn whole; false when it cannot. */
export const prete = (): Promise<boolean> =>
  wait(cible.peek() && !manque.peek() ? [etat, nomCible, cellules] : [etat])

/** Says that something is wrong: two minutes, on a phone, without an account. */
export function Page() {
  document.title = 'Signaler une erreur – Cartable'
  if (cree.value) return <Merci cree={cree.value} />
  return (
    <main class="page-fiche page-formulaire">
      <header class="fiche-titre">
        <h1>{manque.value ? 'Signaler un établissement manquant' : 'Signaler une erreur'}</h1>
        <p>
          Votre signalement va au producteur de la donnée, après le territoire pilote quand il y en a un. Vous
          n’avez pas besoin de compte ; un lien personnel vous permet de le suivre.
        </p>
      </header>
      <Corps />
    </main>
  )
}

function Corps() {
  if (manque.value) return <Formulaire genre="manquant" cellule={null} />
  if (!cible.value) return <SansCible />
  const { donnees, erreur } = cellules.etat.value
  const perdue = nomCible.etat.value.erreur ?? erreur
  if (perdue?.status === 404) return <SansCible message={perdue.message} />
  if (perdue) return <Erreur erreur={perdue} retry={cellules.reload} />
  if (!donnees) return <Squelette lignes={10} />
  const nom = nomCible.etat.value.donnees
  return (
    <>
      <p class="signaler-cible">
        À propos de{' '}
        <a href={pageCible(cible.value)}>
          {[nom?.nom ?? cible.value.code, nom?.commune?.nom].filter(Boolean).join(', ')}
        </a>
      </p>
      <ChoixCellule cellules={donnees.resultats} />
      {cellule.value?.ouvert != null && <Deja numero={cellule.value.ouvert} />}
      {cellule.value && <Formulaire genre={cellule.value.genre} cellule={cellule.value} />}
    </>
  )
}

/** The address says nothing that can be reported: ways to what can. */
const SansCible = ({ message }: { message?: string }) => (
  <section class="message-plein">
    {message && (
      <p class="message" role="alert">
        {message}
      </p>
    )}
    <p>Choisissez d’abord ce qui est faux :</p>
    <ul class="liste-puces">
      <li>
        cherchez un établissement ou un territoire dans le champ ci-dessus, puis « Signaler une erreur » à
        côté de la valeur ;
      </li>
      <li>
        ou <a href="/signaler?genre=manquant">signalez un établissement manquant</a>, qui n’est nulle part sur
        le site.
      </li>
    </ul>
  </section>
)
