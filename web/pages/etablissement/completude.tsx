import { compte, nombre, part } from '../../../data/mots/nombre.ts'
import type { EtablissementDetail } from '../../../server/contract/etablissements.ts'
import { dernieres } from '../../state/fiche-etablissement.ts'

/** How much of what could be known of the school is, what is missing, and who could fill it. */
export function Completude({ fiche }: { fiche: EtablissementDetail }) {
  const propres = dernieres.value.filter(({ grain }) => grain === 'etablissement')
  const manquantes = propres.filter(({ statut }) => statut === 'non_communique')
  const connues = propres.length - manquantes.length
  if (propres.length === 0) return null
  const parProducteur = new Map<string, string[]>()
  for (const { source, libelle } of manquantes) {
    const citee = fiche.sources.find(({ id }) => id === source)
    const qui = citee ? `${citee.producteur} (${citee.titre})` : 'Source inconnue'
    parProducteur.set(qui, [...(parProducteur.get(qui) ?? []), libelle])
  }
  return (
    <section aria-labelledby="titre-completude">
      <h2 id="titre-completude">Complétude</h2>
      <p>
        <strong>{part(connues / propres.length)}</strong> :{' '}
        {compte(connues, 'valeur connue', 'valeurs connues')} sur {nombre(propres.length)} attendues de cet
        établissement.
      </p>
      <div class="couverture" aria-hidden="true">
        <span style={{ width: `${(100 * connues) / propres.length}%` }} />
      </div>
      {manquantes.length > 0 && (
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
