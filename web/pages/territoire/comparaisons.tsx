import { phrasesRang } from '../../../data/mots/rang.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { MOTS_NIVEAU } from '../../format/niveaux.ts'
import { lieu, rangs } from '../../state/fiche-territoire.ts'
import { Semblables } from './semblables.tsx'

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
  if (erreur) return <Erreur erreur={erreur} retry={rangs.reload} />
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
