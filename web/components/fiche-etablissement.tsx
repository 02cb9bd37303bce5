import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import { ditGenre } from '../../data/mots/genre.ts'
import type { SourceCitee } from '../../server/contract/enveloppe.ts'
import type { EtablissementDetail, ValeurEtablissement } from '../../server/contract/etablissements.ts'
import { pageEtablissement } from '../api/adresses-fiches.ts'
import { nombre } from '../format/nombre.ts'
import { ecrireReponse } from '../format/reponse.ts'
import { majuscule } from '../format/texte.ts'
import { campagne, indicateur } from '../state/donnees.ts'
import { mesureOf } from '../state/modalites.ts'
import { navigate } from '../state/navigation.ts'
import { Chiffre } from './chiffre.tsx'
import { Signaler } from './fiche/signaler.tsx'
import { Icone } from './icone.tsx'

interface Props {
  etablissement: EtablissementDetail
  adresse: string
}

/** A school: who it is, the indicator on the map first, then what else is known. */
export function FicheEtablissement({ etablissement: e, adresse }: Props) {
  const ofIndicateur = e.valeurs.filter((valeur) => valeur.indicateur === indicateur.value?.id)
  const shown = ofIndicateur.find((valeur) => valeur.campagne === campagne.value) ?? ofIndicateur[0]
  // The API gives the latest campaign of each indicator first.
  const autres = e.valeurs.filter(
    (valeur, i) =>
      valeur.composante === shown?.composante &&
      valeur.indicateur !== shown.indicateur &&
      valeur.indicateur !== e.valeurs[i - 1]?.indicateur,
  )
  return (
    <>
      <header class="panneau-titre">
        <p class="etiquette">
          {majuscule(ditGenre(e.type, e.secteur))} · <span class="code">{e.uai}</span>
        </p>
        <h2>{e.nom}</h2>
        <p class="panneau-sous-titre">
          <button
            type="button"
            class="lien"
            onClick={() => navigate({ selection: { niveau: 'commune', code: e.commune.code } })}
          >
            {e.commune.nom}
          </button>
          {`, ${e.departement.nom}`}
          {e.education_prioritaire && e.education_prioritaire !== 'aucune' && ` · ${e.education_prioritaire}`}
          {!e.ouvert && ' · fermé'}
        </p>
      </header>
      {shown && <ValeurMontree valeur={shown} sources={e.sources} />}
      {shown && (
        <p class="panneau-liens">
          <Signaler
            cellule={{ uai: e.uai, indicateur: shown.indicateur, campagne: shown.campagne }}
            quoi={`${shown.libelle}, ${e.nom}`}
          />
        </p>
      )}
      {e.position_precision === 'commune' && (
        <p class="note">Position approchée : l’établissement est placé au centre de sa commune.</p>
      )}
      {autres.length > 0 && (
        <details class="autres-valeurs">
          <summary>Autres données</summary>
          <ul>
            {autres.map((valeur) => (
              <li key={`${valeur.indicateur}:${valeur.campagne}`}>
                <span>
                  {valeur.libelle} <small>{libelleCampagne(valeur.campagne)}</small>
                </span>
                <span title={LIBELLES_STATUT[valeur.statut].long}>
                  {ecrireReponse(valeur, mesureOf(valeur.indicateur))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="panneau-liens">
        <a href={pageEtablissement(e.uai)}>Ouvrir la page complète</a>
      </p>
      <p class="panneau-liens">
        <a href={adresse}>
          Données de cet établissement (API, JSON) <Icone nom="lien" />
        </a>
      </p>
    </>
  )
}

function ValeurMontree({
  valeur,
  sources,
}: {
  valeur: ValeurEtablissement
  sources: readonly SourceCitee[]
}) {
  const mesure = mesureOf(valeur.indicateur)
  const source = sources.find(({ id }) => id === valeur.source)?.titre ?? valeur.source
  return (
    <section class="valeur-principale">
      <h3>{valeur.libelle}</h3>
      <p class="etiquette">
        {majuscule(libelleCampagne(valeur.campagne))}
        {valeur.grain === 'commune' && ' · valeur de la commune'}
      </p>
      {typeof valeur.valeur === 'number' && mesure?.genre !== 'part' ? (
        <Chiffre valeur={valeur.valeur} statut={valeur.statut} unite={valeur.unite} />
      ) : (
        <p class={`chiffre ${valeur.valeur === null ? 'chiffre-absent' : ''}`}>
          <strong>{ecrireReponse(valeur, mesure)}</strong>
        </p>
      )}
      {source && (
        <p class="note">
          Source : {source}
          {valeur.ligne !== null && `, ligne ${nombre(valeur.ligne)} du fichier importé`}.
        </p>
      )}
    </section>
  )
}
