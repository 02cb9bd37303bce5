import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { nombre } from '../../../data/mots/nombre.ts'
import { phraseMemeReponse, phrasePosition, positionOf } from '../../../data/mots/position.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { nomOfUnites } from '../../../data/mots/unites.ts'
import type { EtablissementDetail, ValeurEtablissement } from '../../../server/contract/etablissements.ts'
import { Distribution } from '../../charts/distribution.tsx'
import { Historique } from '../../charts/historique.tsx'
import { tranchesOf } from '../../charts/tranches.ts'
import { Chiffre } from '../../components/chiffre.tsx'
import { Squelette } from '../../components/etats.tsx'
import { Signaler } from '../../components/fiche/signaler.tsx'
import { Icone } from '../../components/icone.tsx'
import { valeursDe } from '../../format/groupes.ts'
import { ecrireReponse } from '../../format/reponse.ts'
import { catalogue } from '../../state/catalogue.ts'
import { askEtablissement } from '../../state/explication.ts'
import { ecoles, membres, situables } from '../../state/fiche-etablissement.ts'
import { Anomalies } from './anomalies.tsx'

interface Props {
  valeur: ValeurEtablissement
  /** Newer campaign that the school did not answer. */
  muette?: ValeurEtablissement | null
  fiche: EtablissementDetail
}

/** One value of a school: what it is, of when, from which line, its place among others, its past. */
export function Valeur({ valeur: v, muette = null, fiche }: Props) {
  const mesure = catalogue.value.get(v.indicateur)?.mesure ?? null
  const source = fiche.sources.find(({ id }) => id === v.source)
  const chiffree = typeof v.valeur === 'number' && mesure?.genre !== 'part' && mesure?.genre !== 'repartition'
  return (
    <article class="mesure" id={`indicateur-${v.indicateur}`}>
      <header>
        <h3>{v.libelle}</h3>
        <p class="etiquette">
          {majuscule(libelleCampagne(v.campagne))}
          {muette && ` · sans réponse depuis (${libelleCampagne(muette.campagne)})`}
        </p>
      </header>
      {chiffree && typeof v.valeur === 'number' ? (
        <Chiffre valeur={v.valeur} statut={v.statut} unite={v.unite} />
      ) : (
        <p class={`chiffre ${v.valeur === null ? 'chiffre-absent' : 'chiffre-mot'}`}>
          <strong>{ecrireReponse(v, mesure)}</strong>
        </p>
      )}
      <Anomalies valeur={v} fiche={fiche} />
      {situables.value.includes(v) && <Place valeur={v} fiche={fiche} chiffree={chiffree} />}
      <Passe valeur={v} fiche={fiche} />
      <p class="note">
        {source?.titre ?? v.source ?? 'Source inconnue'}
        {v.ligne !== null && `, fichier n° ${v.import_id}, ligne ${nombre(v.ligne)}`}
      </p>
      <p class="mesure-pied">
        <button type="button" class="lien" onClick={() => askEtablissement(fiche, v)}>
          <Icone nom="info" /> Expliquer ce chiffre
          <span class="hors-ecran"> : {v.libelle}</span>
        </button>
        <Signaler
          cellule={{ uai: fiche.uai, indicateur: v.indicateur, campagne: v.campagne }}
          quoi={v.libelle}
        />
      </p>
    </article>
  )
}

/** Where the value stands among those of the chosen group. */
function Place({ valeur: v, fiche, chiffree }: Props & { chiffree: boolean }) {
  const groupe = membres.value
  const mesure = catalogue.value.get(v.indicateur)?.mesure ?? null
  const nom = nomOfUnites('etablissement', fiche.type)
  if (ecoles.etat.value.erreur) return null
  if (!groupe) return <Squelette lignes={5} />
  const valeurs = valeursDe(groupe, v.indicateur)
  if (!chiffree) {
    const sienne = valeursDe(
      groupe.filter(({ uai }) => uai === fiche.uai),
      v.indicateur,
    )[0]
    if (sienne === undefined || valeurs.length < 2) return null
    return <p>{phraseMemeReponse(ecrireReponse(v, mesure), positionOf(sienne, valeurs), nom)}</p>
  }
  if (typeof v.valeur !== 'number') return null
  const phrase = phrasePosition(positionOf(v.valeur, valeurs), nom)
  return (
    <>
      <p>{phrase}</p>
      {valeurs.length >= 4 && (
        <Distribution
          resume={`${v.libelle}, ${fiche.nom}. ${phrase}`}
          tranches={tranchesOf(valeurs)}
          ici={{ libelle: 'Ici', valeur: v.valeur }}
          unite={v.unite}
          nom={nom}
        />
      )}
    </>
  )
}

/** The former campaigns: a curve for a number, a list for an answer; nothing when there is only one. */
function Passe({ valeur: v, fiche }: Props) {
  const toutes = fiche.valeurs.filter(({ indicateur }) => indicateur === v.indicateur)
  const mesure = catalogue.value.get(v.indicateur)?.mesure ?? null
  if (toutes.length < 2) return null
  const anciennes = toutes.toReversed()
  const nombres = toutes.every(({ valeur }) => valeur === null || typeof valeur === 'number')
  return (
    <details class="mesure-evolution">
      <summary>Historique : {toutes.length} campagnes</summary>
      {nombres && mesure?.genre !== 'part' ? (
        <Historique
          resume={`${v.libelle}, par campagne.`}
          unite={v.unite}
          etapes={anciennes.map((ancienne) => ({
            libelle: ancienne.campagne.replace('-', ' '),
            valeur: typeof ancienne.valeur === 'number' ? ancienne.valeur : null,
            reserve: ancienne.valeur === null ? ecrireReponse(ancienne, mesure) : '',
          }))}
        />
      ) : (
        <ul>
          {anciennes.map((ancienne) => (
            <li key={ancienne.campagne}>
              {majuscule(libelleCampagne(ancienne.campagne))} : {ecrireReponse(ancienne, mesure)}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
