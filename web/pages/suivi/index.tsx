import { useSignal, useSignalEffect } from '@preact/signals'
import { ecrire } from '../../../client/ecrire.ts'
import { isOuvert } from '../../../data/catalogue/model/signalement.ts'
import type { Suivi } from '../../../server/contract/suivi.ts'
import { ChoixPiece } from '../../components/choix-piece.tsx'
import { Confirmation } from '../../components/confirmation.tsx'
import { EtatSignalement } from '../../components/etat-signalement.tsx'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { TexteLong } from '../../components/saisie.tsx'
import { DetailSignalement } from '../../components/signalement/detail.tsx'
import { Histoire } from '../../components/signalement/histoire.tsx'
import { pageSignalement } from '../../signalements/adresses.ts'
import { join } from '../../signalements/pieces.ts'
import { wait } from '../../state/attendre.ts'
import { agir, avis, suivi } from '../../state/suivi.ts'

/** Settles when the first screen can be drawn whole; false when it cannot. */
export const prete = (): Promise<boolean> => wait([suivi])

/** One's own report, by its secret link: what was answered, what can be added or taken back. */
export function Page() {
  const { donnees, erreur } = suivi.etat.value
  useSignalEffect(() => {
    const lu = suivi.etat.value.donnees
    document.title = `${lu ? `Votre signalement n° ${lu.signalement.id}` : 'Votre signalement'} – Cartable`
  })
  if (erreur && !donnees) {
    return (
      <main class="page-message">
        <Erreur erreur={erreur} retry={suivi.reload} />
      </main>
    )
  }
  return (
    <main class="page-fiche page-formulaire" aria-busy={!donnees}>
      {donnees ? <Corps lu={donnees} /> : <Squelette lignes={16} />}
    </main>
  )
}

function Corps({ lu }: { lu: Suivi }) {
  const { signalement: s } = lu
  return (
    <>
      <header class="fiche-titre">
        <p class="etiquette">Votre signalement n° {s.id}</p>
        <h1>
          {s.libelle}, {s.nom}
        </h1>
        <p>
          <EtatSignalement etat={s.etat} />
        </p>
        <p class="note">
          Cette page est à vous : qui connaît son adresse peut écrire à votre place. La{' '}
          <a href={pageSignalement(s.id)}>page publique du signalement</a>, elle, peut être partagée.
        </p>
      </header>
      <p
        class={avis.value ? `message ${avis.value.echec ? 'message-erreur' : ''}` : 'hors-ecran'}
        role="status"
      >
        {avis.value?.texte}
      </p>
      <DetailSignalement signalement={s} />
      <Histoire evenements={s.evenements} />
      <Ajouter />
      {isOuvert(s.etat) && lu.pieces_restantes > 0 && <Joindre />}
      <Donnees lu={lu} />
    </>
  )
}

function Ajouter() {
  const texte = useSignal('')
  const occupe = useSignal(false)
  const sendTexte = async () => {
    occupe.value = true
    const corps = { commentaire: texte.value.trim() }
    const fait = await agir(
      (jeton) => ecrire('completerSignalement', { jeton, corps }),
      'Votre message est ajouté.',
    )
    if (fait) texte.value = ''
    occupe.value = false
  }
  return (
    <form
      class="formulaire"
      aria-label="Ajouter un message"
      onSubmit={(event) => {
        event.preventDefault()
        void sendTexte()
      }}
    >
      <TexteLong
        libelle="Ajouter quelque chose"
        aide="Pas de nom ni de coordonnées : le texte sera public."
        requis
        valeur={texte}
      />
      <div class="formulaire-actions">
        <button type="submit" class="bouton" disabled={occupe.value}>
          {occupe.value ? 'Envoi…' : 'Envoyer'}
        </button>
      </div>
    </form>
  )
}

const Joindre = () => (
  <ChoixPiece
    libelle="Joindre une pièce"
    aide="PNG, JPEG, WebP ou PDF, 2 Mo au plus. Réservée aux agents."
    choose={(fichier, champ) => {
      if (fichier) void agir((jeton) => join(jeton, fichier), 'La pièce est jointe.')
      champ.value = ''
    }}
  />
)

/** What is kept of the author, and how to have it erased. */
const Donnees = ({ lu }: { lu: Suivi }) => (
  <section class="formulaire" aria-labelledby="titre-donnees">
    <h2 id="titre-donnees">Vos données</h2>
    <p>
      {lu.contact
        ? 'Votre adresse électronique est conservée, chiffrée, pour vous prévenir des suites.'
        : 'Aucune adresse électronique n’est conservée.'}{' '}
      <a href="/confidentialite">En savoir plus</a>
    </p>
    <div class="formulaire-actions">
      {lu.contact && (
        <Confirmation
          libelle="Effacer mon adresse"
          question="Vous ne serez plus prévenu des suites. Effacer votre adresse ?"
          confirmer={() =>
            void agir((jeton) => ecrire('retirerContact', { jeton }), 'Votre adresse est effacée.')
          }
        />
      )}
      <Confirmation
        libelle="Effacer tout ce que j’ai écrit"
        question="Vos textes, vos pièces et votre adresse seront effacés, pour toujours ; le signalement lui-même reste. Continuer ?"
        confirmer={() =>
          void agir(
            (jeton) => ecrire('effacerDonnees', { jeton }),
            'Tout ce que vous aviez écrit est effacé.',
          )
        }
      />
    </div>
  </section>
)
