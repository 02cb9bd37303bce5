import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import type { PerimetreEcoles } from '../../../data/catalogue/model/perimetre.ts'
import { phrasesOf } from '../../../data/mots/phrases.ts'
import { collecteOf } from '../../../data/mots/reponses.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { Valeur } from '../../../server/contract/synthese.ts'
import { Chiffre } from '../../components/chiffre.tsx'
import { catalogue } from '../../state/catalogue.ts'
import { chiffresCles, synthese } from '../../state/fiche-territoire.ts'
import { contexte } from './contexte.ts'

/** The few numbers that one came for, each with who answered. */
export function ChiffresCles() {
  const partage = contexte.value
  const valeurs = chiffresCles.value
  if (!partage) return null
  return (
    <section id="chiffres-cles" aria-labelledby="titre-chiffres-cles">
      <h2 id="titre-chiffres-cles">Chiffres clés</h2>
      {valeurs.length === 0 && (
        <p class="message">
          Aucune valeur n’est publiée pour ces établissements. Essayez « Tous », ou un territoire plus large.
        </p>
      )}
      <Corrections />
      <ul class="chiffres-cles">
        {valeurs.map((valeur) => (
          <li key={valeur.indicateur}>
            <button
              type="button"
              onClick={() => partage.explain(valeur)}
              aria-label={`Expliquer : ${valeur.libelle}`}
            >
              Expliquer
            </button>
            <h3>
              <a href={`#indicateur-${valeur.indicateur}`}>{valeur.libelle}</a>
            </h3>
            <Chiffre valeur={valeur.valeur} statut={valeur.statut} unite={valeur.unite} />
            <Couverture couverture={valeur.couverture} />
            <p class="note">
              {valeur.campagne && `${majuscule(libelleCampagne(valeur.campagne))}. `}
              {phraseOf(valeur, partage.perimetre.type)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Numbers keep what the producers publish: when corrections are accepted meanwhile, it is said where they stand. */
function Corrections() {
  const avertissement = synthese.etat.value.donnees?.avertissements.find(
    ({ code }) => code === 'corrections_acceptees',
  )
  return avertissement ? <p class="message">{avertissement.message}</p> : null
}

/** Who answered, and what the truth can be: the number never stands without it. */
function phraseOf(valeur: Valeur, type: PerimetreEcoles['type']): string {
  const indicateur = catalogue.value.get(valeur.indicateur)
  return (indicateur && phrasesOf(valeur, collecteOf(indicateur, type))[0]) ?? ''
}

const Couverture = ({ couverture }: { couverture: number | null }) => (
  <div class="couverture" aria-hidden="true">
    <span style={{ width: `${(couverture ?? 0) * 100}%` }} />
  </div>
)
