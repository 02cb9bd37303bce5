import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { nombre, part } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { Synthese } from '../../../server/contract/synthese.ts'
import { isConnue } from './composante.tsx'

/** What the numbers of the page are worth: how many answered, what is missing, where it comes from. */
export function Qualite({
  synthese: { valeurs, sources, avertissements, citation },
}: {
  synthese: Synthese
}) {
  const connues = valeurs.filter(({ valeur }) => valeur !== null)
  const fragiles = valeurs.filter(({ statut }) => statut === 'couverture_insuffisante')
  const partielles = connues
    .filter(({ couverture }) => couverture !== null && couverture < 1)
    .sort((a, b) => (a.couverture ?? 0) - (b.couverture ?? 0))
  return (
    <section id="qualite" aria-labelledby="titre-qualite" class="qualite">
      <h2 id="titre-qualite">Qualité des données</h2>
      {avertissements.map(({ code, message }) => (
        <p key={code} class="message">
          {message}
        </p>
      ))}
      <dl class="reperes">
        <div>
          <dt>Indicateurs avec une valeur</dt>
          <dd>
            {nombre(connues.length)} sur {nombre(valeurs.length)}
          </dd>
        </div>
        <div>
          <dt>Dont partiels</dt>
          <dd>{nombre(partielles.length)}</dd>
        </div>
        <div>
          <dt>Dont fragiles</dt>
          <dd>{nombre(fragiles.length)}</dd>
        </div>
        <div>
          <dt>Sans aucune réponse</dt>
          <dd>{nombre(valeurs.filter((v) => isConnue(v) && v.valeur === null).length)}</dd>
        </div>
      </dl>
      {partielles.length > 0 && (
        <ul class="qualite-partielles">
          {partielles.slice(0, 8).map(({ indicateur, libelle, couverture, repondants, attendus }) => (
            <li key={indicateur}>
              <a href={`#indicateur-${indicateur}`}>{libelle}</a>
              <span class="couverture" aria-hidden="true">
                <span style={{ width: `${(couverture ?? 0) * 100}%` }} />
              </span>
              <span>
                {part(couverture ?? 0)}{' '}
                <span class="note">
                  ({nombre(repondants)} sur {nombre(attendus)})
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <details class="sans-valeur">
        <summary>{sources.length} fichiers lus pour cette page</summary>
        <ul class="qualite-sources">
          {sources.map(({ id, titre, producteur, url, licence, campagne, date_import }) => (
            <li key={`${id}:${campagne}`}>
              <a href={url} rel="noreferrer">
                {titre}
              </a>
              , {producteur}
              {campagne && `, ${libelleCampagne(campagne)}`}. {licence.titre}.
              {date_import && ` Importé le ${jour(date_import)}.`}
            </li>
          ))}
        </ul>
      </details>
      {citation && (
        <p class="note">
          Pour citer cette page : {citation.texte}{' '}
          <a href={citation.permalien}>Données figées de cette page (API)</a>
        </p>
      )}
    </section>
  )
}
