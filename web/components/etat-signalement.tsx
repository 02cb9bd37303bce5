import type { EtatSignalement as Etat } from '../../data/catalogue/model/signalement.ts'
import { LIBELLES_ETAT } from '../../data/catalogue/model/signalement-mots.ts'

/** State of a report: one word, explained on hover. */
export const EtatSignalement = ({ etat }: { etat: Etat }) => (
  <span class="etat-signalement" data-etat={etat} title={LIBELLES_ETAT[etat].long}>
    {LIBELLES_ETAT[etat].court}
  </span>
)
