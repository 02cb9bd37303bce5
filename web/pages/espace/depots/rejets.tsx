import { compte, nombre } from '../../../../data/mots/nombre.ts'
import type { DepotLu } from '../../../../server/contract/depots.ts'
import { Erreur, Squelette } from '../../../components/etats.tsx'
import { rejets } from '../../../state/depots.ts'

/** Rejected lines, with where and why; all of them in a file to be mended and sent again. */
export function Rejets({ lu }: { lu: DepotLu }) {
  const { donnees, erreur, phase } = rejets.etat.value
  if (phase === 'vide') return null
  return (
    <section aria-labelledby="titre-rejets">
      <h3 id="titre-rejets">{compte(lu.lignes.rejetees, 'ligne rejetée', 'lignes rejetées')}</h3>
      <p class="telechargements">
        <a href={`/api/v1/espace/depots/${lu.id}/rejets.csv`}>Télécharger les lignes rejetées (CSV)</a>
      </p>
      {erreur && <Erreur erreur={erreur} retry={rejets.reload} />}
      {!donnees && !erreur && <Squelette lignes={6} />}
      {donnees && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
        <section class="defile" tabIndex={0} aria-labelledby="titre-rejets">
          <table class="table-simple">
            <thead>
              <tr>
                <th scope="col" class="nombre">
                  Ligne
                </th>
                <th scope="col">Colonne</th>
                <th scope="col">Valeur</th>
                <th scope="col">Motif</th>
              </tr>
            </thead>
            {donnees.resultats.map(({ ligne, fautes }) => (
              <tbody key={ligne}>
                {fautes.map(({ colonne, valeur, motif }, rang) => (
                  <tr key={`${colonne} ${motif}`}>
                    {rang === 0 && (
                      <th scope="rowgroup" class="nombre" rowSpan={fautes.length}>
                        {nombre(ligne)}
                      </th>
                    )}
                    <td>{colonne ?? '—'}</td>
                    <td class="depot-valeur">{valeur ?? '—'}</td>
                    <td>{motif}</td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </section>
      )}
      {donnees?.suivant && (
        <p class="note">Les {nombre(donnees.resultats.length)} premières ; toutes sont dans le fichier.</p>
      )}
    </section>
  )
}
