import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { niveau, valeurs } from '../../state/donnees.ts'
import { lignes, repertoire } from '../../state/tableau.ts'
import { Erreur, Squelette } from '../etats.tsx'
import { Barre } from './barre.tsx'
import { Grille } from './grille.tsx'
import { Vide } from './vide.tsx'

/** The values of the map as a table: the same choices, everything reachable without seeing or pointing. */
export function Tableau() {
  const shown = lignes.value
  const enAttente = [repertoire, valeurs].some(({ etat }) => etat.value.phase === 'attente')
  const { erreur } = repertoire.etat.value
  return (
    <section
      class="tableau"
      aria-label={`Tableau des ${MOTS_NIVEAU[niveau.value].pluriel}`}
      aria-busy={enAttente}
    >
      <Barre />
      {erreur && <Erreur erreur={erreur} retry={repertoire.reload} />}
      {!erreur && !shown && valeurs.etat.value.phase !== 'erreur' && <Squelette lignes={14} />}
      {shown && shown.ordre.length === 0 && <Vide />}
      {shown && shown.ordre.length > 0 && <Grille lignes={shown} />}
    </section>
  )
}
