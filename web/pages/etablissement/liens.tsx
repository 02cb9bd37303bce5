import { ditGenre } from '../../../data/mots/genre.ts'
import { ditLien, NOTE_FILIATION } from '../../../data/mots/liens.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { EtablissementDetail } from '../../../server/contract/etablissements.ts'
import { pageComparerEcoles, pageEtablissement } from '../../api/adresses-fiches.ts'
import { Erreur } from '../../components/etats.tsx'
import { liens } from '../../state/fiche-etablissement.ts'

/** Schools a comparison holds, at most. */
const COMPARES_MAX = 6

/** Schools that share its site, its direction or its grouping; for a closed one, what stands there today. */
export function SiteEtFiliation({ fiche }: { fiche: EtablissementDetail }) {
  const { donnees, erreur } = liens.etat.value
  const lies = donnees?.liens ?? []
  if (erreur) return <Erreur erreur={erreur} retry={liens.reload} />
  if (lies.length === 0 && fiche.ouvert) return null
  const connus = lies.filter(({ nom }) => nom !== null)
  return (
    <section id="site" aria-labelledby="titre-site">
      <h2 id="titre-site">Site et filiation</h2>
      {donnees?.cite_scolaire && (
        <p>
          Cité scolaire <span class="code">{donnees.cite_scolaire}</span> : les établissements partagent leur
          site, et leur accès à internet peut être le même.
        </p>
      )}
      {!fiche.ouvert && <p class="note">{NOTE_FILIATION}</p>}
      <ul class="voisins">
        {lies.map((lien) => (
          <li key={lien.uai}>
            {lien.nom === null ? (
              <span class="code">{lien.uai}</span>
            ) : (
              <a href={pageEtablissement(lien.uai)}>{lien.nom}</a>
            )}
            <span class="note">
              {[lien.type && majuscule(ditGenre(lien.type, lien.secteur)), lien.commune?.nom]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span>{majuscule(ditLien(lien))}</span>
          </li>
        ))}
      </ul>
      {connus.length > 0 && (
        <p>
          <a
            class="bouton"
            href={pageComparerEcoles([fiche.uai, ...connus.map(({ uai }) => uai)].slice(0, COMPARES_MAX))}
          >
            Comparer ces établissements
          </a>
        </p>
      )}
    </section>
  )
}
