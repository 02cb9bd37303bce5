import { compte, nombre, part } from '../../../data/mots/nombre.ts'
import type { EtablissementDetail } from '../../../server/contract/etablissements.ts'

/** How much of what could be known of the school is, what is missing, and who could fill it. */
export function Completude({ fiche: { completude, sources } }: { fiche: EtablissementDetail }) {
  const { applicables, renseignes, taux, manquants } = completude
  if (taux === null) return null
  const parProducteur = new Map<string, string[]>()
  for (const { source, producteur, libelle } of manquants) {
    const titre = sources.find(({ id }) => id === source)?.titre
    const qui = titre ? `${producteur} (${titre})` : producteur
    parProducteur.set(qui, [...(parProducteur.get(qui) ?? []), libelle])
  }
  return (
    <section id="completude" aria-labelledby="titre-completude">
      <h2 id="titre-completude">Complétude</h2>
      <p>
        <strong>{part(taux)}</strong> : {compte(renseignes, 'réponse connue', 'réponses connues')} sur{' '}
        {nombre(applicables)} demandées à cet établissement, à la dernière campagne de chaque indicateur.
      </p>
      <div class="couverture" aria-hidden="true">
        <span style={{ width: `${100 * taux}%` }} />
      </div>
      {manquants.length > 0 && (
        <details class="sans-valeur">
          <summary>Ce qui manque, et qui peut le compléter</summary>
          <dl>
            {[...parProducteur].map(([qui, libelles]) => (
              <div key={qui}>
                <dt>{qui}</dt>
                <dd>{libelles.join(' ; ')}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
