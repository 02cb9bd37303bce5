import { nombre } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { Provenance } from '../../../server/contract/provenance.ts'

/** Sources of a number and the very files read: name, date, print. */
export const Fichiers = ({ imports }: { imports: Provenance['imports'] }) => (
  <section>
    <h3>D’où viennent les données</h3>
    {imports.length === 0 && <p>Aucun fichier n’a été lu pour ce chiffre.</p>}
    <ul class="explication-fichiers">
      {imports.map(({ id, titre, producteur, url, fichier, fin, chargees, sha256 }) => (
        <li key={id}>
          <p>
            <a href={url} rel="noreferrer">
              {titre}
            </a>
            , {producteur}
          </p>
          <p class="note">
            Fichier n° {id} : <code>{fichier}</code>
            {fin && `, importé le ${jour(fin)}`}, {nombre(chargees)} lignes chargées
          </p>
          <p class="note empreinte">
            SHA-256 <code>{sha256}</code>
          </p>
        </li>
      ))}
    </ul>
  </section>
)
