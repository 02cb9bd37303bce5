import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { type Composante, LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE, TYPES_ETABLISSEMENT } from '../../data/catalogue/model/etablissement.ts'
import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import type { Synthese, Valeur } from '../../server/contract/synthese.ts'
import { pageTerritoire } from '../api/adresses-fiches.ts'
import {
  phraseBornes,
  phraseCouverture,
  phraseCouvertures,
  phraseDeciles,
  phraseEcart,
} from '../format/couverture.ts'
import { MOTS_NIVEAU } from '../format/niveaux.ts'
import { compte } from '../format/nombre.ts'
import { majuscule } from '../format/texte.ts'
import { ecart } from '../format/valeur.ts'
import { indicateur } from '../state/donnees.ts'
import { writeValeur } from '../state/modalites.ts'
import { navigate } from '../state/navigation.ts'
import { Chiffre } from './chiffre.tsx'
import { Signaler } from './fiche/signaler.tsx'
import { Icone } from './icone.tsx'
import { Repartition } from './repartition.tsx'

/** Synthesis of a territory: the indicator on the map first, then the others. */
export function FicheTerritoire({ synthese, adresse }: { synthese: Synthese; adresse: string }) {
  const { territoire, valeurs } = synthese
  const shown = valeurs.find((valeur) => valeur.indicateur === indicateur.value?.id)
  const composante = shown?.composante ?? 'referentiel'
  const autres = valeurs.filter(
    (valeur) => valeur !== shown && valeur.campagne !== null && valeur.composante === composante,
  )
  return (
    <>
      <header class="panneau-titre">
        <p class="etiquette">
          {majuscule(MOTS_NIVEAU[territoire.niveau].singulier)} · {territoire.code}
        </p>
        <h2>{territoire.nom}</h2>
        <Etablissements synthese={synthese} />
      </header>
      {shown && <ValeurPrincipale valeur={shown} nom={territoire.nom} />}
      {shown && (
        <p class="panneau-liens">
          <Signaler
            cellule={{
              niveau: territoire.niveau,
              code: territoire.code,
              indicateur: shown.indicateur,
              campagne: shown.campagne,
            }}
            quoi={`${shown.libelle}, ${territoire.nom}`}
          />
        </p>
      )}
      <AutresValeurs valeurs={autres} composante={composante} />
      <p class="panneau-liens">
        <a href={pageTerritoire(territoire)}>Ouvrir la page complète</a>
      </p>
      <p class="panneau-liens">
        <a href={adresse}>
          Données de cette fiche (API, JSON) <Icone nom="lien" />
        </a>
      </p>
    </>
  )
}

function Etablissements({ synthese: { etablissements } }: { synthese: Synthese }) {
  const parts = TYPES_ETABLISSEMENT.flatMap((type) => {
    const count = etablissements.par_type[type] ?? 0
    return count > 0 ? [compte(count, LIBELLES_TYPE[type].singulier, LIBELLES_TYPE[type].pluriel)] : []
  })
  return <p class="panneau-sous-titre">{parts.length > 0 ? parts.join(', ') : 'Aucun établissement'}</p>
}

function ValeurPrincipale({ valeur, nom }: { valeur: Valeur; nom: string }) {
  const phrases = [phraseCouverture(valeur), phraseBornes(valeur), phraseDeciles(valeur)]
  return (
    <section class="valeur-principale">
      <h3>{valeur.libelle}</h3>
      {valeur.campagne && <p class="etiquette">{majuscule(libelleCampagne(valeur.campagne))}</p>}
      {valeur.repartition ? (
        <Repartition valeur={valeur} />
      ) : (
        <Chiffre valeur={valeur.valeur} statut={valeur.statut} unite={valeur.unite} />
      )}
      <Couverture valeur={valeur} />
      {phrases
        .filter((phrase) => phrase !== null)
        .map((phrase) => (
          <p key={phrase}>{phrase}</p>
        ))}
      <Comparaison valeur={valeur} nom={nom} />
    </section>
  )
}

function Couverture({ valeur: { couverture } }: { valeur: Valeur }) {
  if (couverture === null) return null
  return (
    <div class="couverture" aria-hidden="true">
      <span style={{ width: `${couverture * 100}%` }} />
    </div>
  )
}

function Comparaison({ valeur: v, nom }: { valeur: Valeur; nom: string }) {
  const { parent, valeur, unite, statut } = v
  // Paris, La Réunion: the level above is the same place.
  if (!parent || parent.nom === nom) return null
  // A total grows with the territory, and a class is a name: neither has a difference worth writing.
  const comparable = unite.id !== 'nombre' && v.mesure !== 'repartition'
  return (
    <dl class="comparaison">
      <div>
        <dt>{nom}</dt>
        <dd>{writeValeur(v, valeur, statut)}</dd>
      </div>
      <div>
        <dt>{parent.nom}</dt>
        <dd>{writeValeur(v, parent.valeur, parent.statut)}</dd>
      </div>
      {comparable && valeur !== null && parent.valeur !== null && (
        <div class="comparaison-ecart">
          <dt>Écart</dt>
          <dd>{ecart(valeur, parent.valeur, unite)}</dd>
        </div>
      )}
      {[comparable ? phraseEcart(v) : null, phraseCouvertures(v)].map(
        (phrase) =>
          phrase && (
            <div key={phrase} class="note">
              <dt class="hors-ecran">À savoir</dt>
              <dd>{phrase}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function AutresValeurs({ valeurs, composante }: { valeurs: readonly Valeur[]; composante: Composante }) {
  if (valeurs.length === 0) return null
  return (
    <details class="autres-valeurs">
      <summary>{LIBELLES_COMPOSANTE[composante]} : autres indicateurs</summary>
      <ul>
        {valeurs.map((valeur) => (
          <li key={valeur.indicateur}>
            <button type="button" onClick={() => navigate({ indicateur: valeur.indicateur, campagne: null })}>
              {valeur.libelle}
            </button>
            <span title={LIBELLES_STATUT[valeur.statut].long}>
              {writeValeur(valeur, valeur.valeur, valeur.statut)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
