import { nombre, nombreCourt } from '../../../data/mots/nombre.ts'
import type { CriterePairs, Pairs } from '../../../server/contract/comparaison.ts'
import { pageComparer, pageTerritoire } from '../../api/adresses-fiches.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { criteresPairs, pairs, perimetre } from '../../state/fiche-territoire.ts'
import { contexte } from './contexte.ts'

/** Each criterion: the column that shows it, and the choice that makes it count. */
const CRITERES: readonly { id: CriterePairs; choix: string; colonne: string; decimales: number }[] = [
  { id: 'population', choix: 'Taille', colonne: 'Habitants', decimales: 0 },
  { id: 'population_par_commune', choix: 'Ruralité', colonne: 'Habitants par commune', decimales: 0 },
  { id: 'ips', choix: 'Position sociale', colonne: 'IPS médian', decimales: 1 },
]

/** Territories of the level that resemble this one, by criteria that are declared and can be left out. */
export function Semblables() {
  const { donnees, erreur, phase } = pairs.etat.value
  if (erreur) return <Erreur erreur={erreur} retry={pairs.reload} />
  if (phase === 'vide')
    return <p class="vide">Sans établissement, aucun territoire ne peut être dit semblable.</p>
  if (!donnees || !contexte.value) return <Squelette lignes={8} />
  return (
    <article class="mesure" aria-busy={phase === 'attente'}>
      <header>
        <h3>Territoires semblables</h3>
        <p class="etiquette">{donnees.methode}</p>
      </header>
      <Criteres />
      {donnees.resultats.length === 0 ? (
        <p class="vide">Ces critères ne sont pas connus ici : aucun territoire ne peut être dit semblable.</p>
      ) : (
        <Tableau pairs={donnees} />
      )}
    </article>
  )
}

/** One criterion at least always counts. */
function Criteres() {
  const choisis = criteresPairs.value
  return (
    <fieldset class="criteres">
      <legend class="etiquette">Semblables par</legend>
      {CRITERES.map(({ id, choix }) => {
        const coche = choisis.includes(id)
        return (
          <label key={id}>
            <input
              type="checkbox"
              checked={coche}
              disabled={coche && choisis.length === 1}
              onChange={() => {
                criteresPairs.value = CRITERES.map((critere) => critere.id).filter((autre) =>
                  autre === id ? !coche : choisis.includes(autre),
                )
              }}
            />
            {choix}
          </label>
        )
      })}
    </fieldset>
  )
}

function Tableau({ pairs: { territoire, criteres, resultats } }: { pairs: Pairs }) {
  const ecoles = perimetre.value
  const lignes = [{ ...territoire, criteres }, ...resultats]
  return (
    <>
      <div class="defile">
        <table>
          <thead>
            <tr>
              <th scope="col">Territoire</th>
              {CRITERES.map(({ id, colonne }) => (
                <th key={id} scope="col">
                  {colonne}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ niveau, code, nom, criteres: lus }, i) => (
              <tr key={code}>
                <th scope="row">
                  {i === 0 ? <strong>{nom}</strong> : <a href={pageTerritoire({ niveau, code })}>{nom}</a>}
                </th>
                {CRITERES.map(({ id, decimales }) => (
                  <td key={id}>{write(lus[id], decimales)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ecoles && (
        <p>
          <a class="bouton" href={pageComparer(lignes, ecoles)}>
            Comparer ces territoires, ou en choisir d’autres
          </a>
        </p>
      )}
    </>
  )
}

function write(valeur: number | null, decimales: number): string {
  if (valeur === null) return '–'
  return decimales === 0 ? nombre(valeur) : nombreCourt(valeur, decimales)
}
