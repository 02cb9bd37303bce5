import { avis } from '../../state/bureau.ts'

/** What came of the last act, said to every reader, and kept in sight wherever it was done on the page. */
export const Avis = () => (
  <p
    class={avis.value ? `message espace-avis ${avis.value.echec ? 'message-erreur' : ''}` : ''}
    role="status"
  >
    {avis.value?.texte}
  </p>
)
