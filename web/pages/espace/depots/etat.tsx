import { type EtatDepot as Etat, LIBELLES_ETAT_DEPOT } from '../../../../data/catalogue/model/depot.ts'

/** Colour of a state: those of reports that say the same. */
const COMME: Partial<Record<Etat, string>> = {
  attente: 'nouveau',
  verification: 'nouveau',
  verifie: 'confirme',
  publie: 'accepte',
}

/** State of a file of local data, in a word. */
export const EtatDepot = ({ etat }: { etat: Etat }) => (
  <span class="etat-signalement" data-etat={COMME[etat] ?? etat}>
    {LIBELLES_ETAT_DEPOT[etat]}
  </span>
)
