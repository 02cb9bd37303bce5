import { avis } from '../../state/bureau.ts'

/** What came of the last act, said to every reader. */
export const Avis = () => (
  <p class={avis.value ? `message ${avis.value.echec ? 'message-erreur' : ''}` : ''} role="status">
    {avis.value?.texte}
  </p>
)
