import { avis } from '../../state/bureau.ts'

/** What came of the last act, said to every reader, and kept in sight wherever it was done on the page. */
export const Avis = () => (
  <p
    // Nothing to say takes no room, but stays there for screen readers to be told of what comes.
    class={avis.value ? `message espace-avis ${avis.value.echec ? 'message-erreur' : ''}` : 'hors-ecran'}
    role="status"
  >
    {avis.value?.texte}
  </p>
)
