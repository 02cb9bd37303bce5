import { useId, useRef } from 'preact/hooks'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { compte } from '../../format/nombre.ts'
import { niveau } from '../../state/donnees.ts'
import { adresseFichier, lignes } from '../../state/tableau.ts'
import { Icone } from '../icone.tsx'

const FORMATS = [
  { extension: 'csv', nom: 'CSV', pour: 'tableurs' },
  { extension: 'xlsx', nom: 'XLSX', pour: 'Excel' },
  { extension: 'ods', nom: 'ODS', pour: 'LibreOffice' },
  { extension: 'geojson', nom: 'GeoJSON', pour: 'cartographie, un point par ligne' },
  { extension: 'parquet', nom: 'Parquet', pour: 'analyse de données' },
] as const

/** What the table shows as a file: the same request to the API, and how many lines it will hold before asking. */
export function Telecharger() {
  const id = useId()
  const menu = useRef<HTMLDetailsElement>(null)
  const total = lignes.value?.ordre.length ?? 0
  const toutes = lignes.value?.toutesClasses ?? 0
  if (total === 0) return null
  const { singulier, pluriel } = MOTS_NIVEAU[niveau.value]
  const close = () => {
    const details = menu.current
    if (!details?.open) return
    details.open = false
    details.querySelector('summary')?.focus()
  }
  return (
    <details
      ref={menu}
      class="telecharger"
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && menu.current && !menu.current.contains(relatedTarget))
          menu.current.open = false
      }}
    >
      <summary class="bouton">
        <Icone nom="telecharger" /> Télécharger
      </summary>
      <div class="telecharger-menu">
        <p id={id}>
          <strong>{compte(toutes, singulier, pluriel)}</strong> :{' '}
          {toutes === total
            ? 'ce que montre le tableau, dans le même ordre.'
            : 'toutes les classes de la légende, alors que le tableau n’en montre qu’une partie.'}
        </p>
        <ul aria-describedby={id}>
          {FORMATS.map(({ extension, nom, pour }) => (
            <li key={extension}>
              <a href={adresseFichier(extension) ?? ''} download>
                {nom} <span class="note">{pour}</span>
              </a>
            </li>
          ))}
          <li>
            <a href={adresseFichier('json') ?? ''}>
              JSON <span class="note">la même requête à l’API</span>
            </a>
          </li>
        </ul>
      </div>
    </details>
  )
}
