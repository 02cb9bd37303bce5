import { libelleCampagne } from '../../data/catalogue/model/campagne.ts'
import { LIBELLES_SECTEUR, LIBELLES_TYPE } from '../../data/catalogue/model/etablissement.ts'
import { LIBELLES_STATUT } from '../../data/catalogue/model/statut.ts'
import type { EtablissementDetail, ValeurEtablissement } from '../../server/contract/etablissements.ts'
import { majuscule } from '../format/texte.ts'
import { valeurAvecUnite } from '../format/valeur.ts'
import { indicateur } from '../state/donnees.ts'
import { naviguer } from '../state/navigation.ts'
import { Chiffre } from './chiffre.tsx'
import { Icone } from './icone.tsx'

/** A school: who it is, the indicator on the map first, then what else is known. */
export function FicheEtablissement({
  etablissement: e,
  adresse,
}: {
  etablissement: EtablissementDetail
  adresse: string
}) {
  const shown = e.valeurs.find((valeur) => valeur.indicateur === indicateur.value?.id)
  const autres = e.valeurs.filter((valeur) => valeur !== shown)
  return (
    <>
      <header class="panneau-titre">
        <p class="etiquette">
          {majuscule(LIBELLES_TYPE[e.type].singulier)} · {LIBELLES_SECTEUR[e.secteur]} ·{' '}
          <span class="code">{e.uai}</span>
        </p>
        <h2>{e.nom}</h2>
        <p class="panneau-sous-titre">
          <button
            type="button"
            class="lien"
            onClick={() => naviguer({ selection: { niveau: 'commune', code: e.commune.code } })}
          >
            {e.commune.nom}
          </button>
          {`, ${e.departement.nom}`}
          {e.education_prioritaire && e.education_prioritaire !== 'aucune' && ` · ${e.education_prioritaire}`}
          {!e.ouvert && ' · fermé'}
        </p>
      </header>
      {shown && <ValeurMontree valeur={shown} />}
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
                <span title={LIBELLES_STATUT[valeur.statut].long}>{ecrire(valeur)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="panneau-liens">
        <a href={adresse}>
          Données de cet établissement (API, JSON) <Icone nom="lien" />
        </a>
      </p>
    </>
  )
}

function ValeurMontree({ valeur }: { valeur: ValeurEtablissement }) {
  return (
    <section class="valeur-principale">
      <h3>{valeur.libelle}</h3>
      <p class="etiquette">
        {majuscule(libelleCampagne(valeur.campagne))}
        {valeur.grain === 'commune' && ' · valeur de la commune'}
      </p>
      {typeof valeur.valeur === 'number' || valeur.valeur === null ? (
        <Chiffre valeur={valeur.valeur} statut={valeur.statut} unite={valeur.unite} />
      ) : (
        <p class="chiffre">
          <strong>{ecrire(valeur)}</strong>
        </p>
      )}
      {valeur.source && (
        <p class="note">
          Source : {valeur.source}
          {valeur.ligne !== null && `, ligne ${valeur.ligne} du fichier importé`}.
        </p>
      )}
    </section>
  )
}

/** What a school answered: a number, a name, yes or no, or why nothing. */
function ecrire({ valeur, statut, unite }: ValeurEtablissement): string {
  if (valeur === null) return LIBELLES_STATUT[statut].court || LIBELLES_STATUT.non_disponible.court
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  return typeof valeur === 'number' ? valeurAvecUnite(valeur, unite) : valeur
}
