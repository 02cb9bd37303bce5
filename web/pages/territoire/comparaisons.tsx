import { nombre, nombreCourt } from '../../../data/mots/nombre.ts'
import { phrasesRang } from '../../../data/mots/rang.ts'
import { pageComparer, pageTerritoire } from '../../api/adresses-fiches.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { lieu, pairs, perimetre, rangs } from '../../state/fiche-territoire.ts'
import { contexte } from './contexte.ts'

/** Where the territory stands among those of its level, and which ones resemble it. */
export function Comparaisons() {
  const ici = lieu.value
  if (!ici || ici.niveau === 'pays') return null
  return (
    <section id="comparaisons" aria-labelledby="titre-comparaisons">
      <h2 id="titre-comparaisons">Rang et territoires semblables</h2>
      <div class="mesures">
        <Rangs />
        <Semblables />
      </div>
    </section>
  )
}

function Rangs() {
  const { donnees, erreur, phase } = rangs.etat.value
  const ici = lieu.value
  if (erreur) return <Erreur erreur={erreur} reessayer={rangs.recharger} />
  if (phase === 'vide') return <p class="vide">Sans valeur publiée, il n’y a pas de rang.</p>
  if (!donnees || !ici) return <Squelette lignes={8} />
  const classes = donnees.rangs.filter(({ rang }) => rang !== null)
  const fragiles = donnees.rangs.filter(({ motif }) => motif === 'couverture_insuffisante')
  return (
    <article class="mesure">
      <header>
        <h3>Rang parmi les {MOTS_NIVEAU[ici.niveau].pluriel}</h3>
        <p class="etiquette">
          {ici.niveau === 'commune' ? 'Chiffres clés, tous établissements et secteurs. ' : ''}Du plus
          favorable au moins favorable
        </p>
      </header>
      {classes.length === 0 ? (
        <p class="vide">
          Aucun indicateur ne permet un classement ici : il faut une valeur publiée, assez de réponses, et un
          sens favorable.
        </p>
      ) : (
        <ul class="rangs">
          {classes.map((rang) => (
            <li key={rang.indicateur}>
              <span class="rang-nom">{rang.libelle}</span>
              <span class="rang-place">{phrasesRang(rang)}</span>
              <span class="rang-quart" aria-hidden="true">
                {[1, 2, 3, 4].map((quart) => (
                  <span key={quart} class={quart === rang.quartile ? 'est-sujet' : ''} />
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {fragiles.length > 0 && (
        <p class="note">
          Non classé faute de réponses suffisantes : {fragiles.map(({ libelle }) => libelle).join(' ; ')}.
        </p>
      )}
    </article>
  )
}

function Semblables() {
  const { donnees, erreur, phase } = pairs.etat.value
  const partage = contexte.value
  const ecoles = perimetre.value
  if (erreur) return <Erreur erreur={erreur} reessayer={pairs.recharger} />
  if (phase === 'vide')
    return <p class="vide">Sans établissement, aucun territoire ne peut être dit semblable.</p>
  if (!donnees || !partage || !ecoles) return <Squelette lignes={8} />
  const { resultats, methode, criteres } = donnees
  const lignes = [{ ...donnees.territoire, criteres }, ...resultats]
  return (
    <article class="mesure">
      <header>
        <h3>Territoires semblables</h3>
        <p class="etiquette">{methode}</p>
      </header>
      {resultats.length === 0 ? (
        <p class="vide">Les critères ne sont pas connus ici : aucun territoire ne peut être dit semblable.</p>
      ) : (
        <>
          <div class="defile">
            <table>
              <thead>
                <tr>
                  <th scope="col">Territoire</th>
                  <th scope="col">Habitants</th>
                  <th scope="col">Habitants par commune</th>
                  <th scope="col">IPS médian</th>
                </tr>
              </thead>
              <tbody>
                {lignes.map(({ niveau, code, nom, criteres: c }, i) => (
                  <tr key={code}>
                    <th scope="row">
                      {i === 0 ? (
                        <strong>{nom}</strong>
                      ) : (
                        <a href={pageTerritoire({ niveau, code })}>{nom}</a>
                      )}
                    </th>
                    <td>{c.population === null ? '–' : nombre(c.population)}</td>
                    <td>{c.population_par_commune === null ? '–' : nombre(c.population_par_commune)}</td>
                    <td>{c.ips === null ? '–' : nombreCourt(c.ips, 1)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>
            <a class="bouton" href={pageComparer(lignes, ecoles)}>
              Comparer ces territoires, ou en choisir d’autres
            </a>
          </p>
        </>
      )}
    </article>
  )
}
