import type { SourceCitee } from '../../server/contract/enveloppe.ts'
import { jour } from '../format/texte.ts'
import { etat, valeurs } from '../state/donnees.ts'

/** What several files of one producer have in common, said once. */
const origineOf = ({ producteur, licence, date_import }: SourceCitee): string =>
  `${producteur}, ${licence.titre}${date_import ? `, importé le ${jour(date_import)}` : ''}`

/** Where what is shown comes from, and when, in full: for what leaves the site (paper, other sites). */
export function Mentions() {
  const answer = etat.etat.value.donnees
  const parOrigine = new Map<string, Set<string>>()
  for (const source of valeurs.etat.value.donnees?.sources ?? []) {
    const titres = parOrigine.get(origineOf(source)) ?? new Set()
    parOrigine.set(origineOf(source), titres.add(source.titre))
  }
  return (
    <div class="mentions">
      {[...parOrigine].map(([origine, titres]) => (
        <p key={origine}>
          {titres.size > 1 ? 'Sources' : 'Source'} : {[...titres].join(' ; ')} ({origine}).
        </p>
      ))}
      <p>
        {answer?.geometrie === 'schematique' && 'Contours schématiques, sans valeur géographique. '}
        {answer?.publiee_le &&
          `Cartable, publication n° ${answer.publication} du ${jour(answer.publiee_le)}.`}
      </p>
    </div>
  )
}
