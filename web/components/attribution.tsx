import type { SourceCitee } from '../../server/contract/enveloppe.ts'
import { jour } from '../format/texte.ts'
import { etat, valeurs } from '../state/donnees.ts'
import { INTEGRER, vue } from '../state/navigation.ts'
import { writeVue } from '../state/vue.ts'
import { Icone } from './icone.tsx'

/** Where the numbers on screen come from, their dates and licences, and what the outlines are worth. */
export function Attribution() {
  const sources = valeurs.etat.value.donnees?.sources ?? []
  const schematique = etat.etat.value.donnees?.geometrie === 'schematique'
  return (
    <footer class="attribution">
      {schematique && (
        <span class="attribution-schema" title="Les contours officiels n’ont pas encore été importés">
          Contours schématiques<span class="si-large">, sans valeur géographique</span>
        </span>
      )}
      {sources.length > 0 && (
        <details>
          <summary>Sources : {[...new Set(sources.map(({ producteur }) => producteur))].join(', ')}</summary>
          <ul>
            {sources.map((source) => (
              <li key={`${source.id}:${source.campagne}`}>
                <Source source={source} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <span class="attribution-gestes">
        <button type="button" class="lien" title="Imprimer cette carte" onClick={() => print()}>
          <Icone nom="imprimer" /> <span class="attribution-mot">Imprimer</span>
        </button>
        <a href={`${INTEGRER}${writeVue(vue.value)}`} title="Intégrer cette carte dans un site">
          <Icone nom="integrer" /> <span class="attribution-mot">Intégrer</span>
        </a>
      </span>
    </footer>
  )
}

const Source = ({ source: { titre, producteur, url, licence, date_import } }: { source: SourceCitee }) => (
  <>
    <a href={url} rel="noreferrer">
      {titre}
    </a>
    , {producteur}.{' '}
    <a href={licence.url} rel="noreferrer">
      {licence.titre}
    </a>
    {date_import && <> · importé le {jour(date_import)}</>}
  </>
)
