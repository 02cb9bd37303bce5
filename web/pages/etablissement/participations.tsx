import { LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import type { ProgrammeEtablissement } from '../../../server/contract/programmes.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { programmes } from '../../state/fiche-etablissement.ts'

/** Programmes whose list names the school; then those that target it without naming it. */
export function Participations() {
  const { donnees, erreur } = programmes.etat.value
  const [siens, autres] = [true, false].map((dedans) =>
    (donnees?.resultats ?? []).filter(({ participe }) => participe === dedans),
  ) as [ProgrammeEtablissement[], ProgrammeEtablissement[]]
  return (
    <section id="programmes" aria-labelledby="titre-programmes">
      <h2 id="titre-programmes">{LIBELLES_COMPOSANTE.experimentations}</h2>
      {erreur && <Erreur erreur={erreur} retry={programmes.reload} />}
      {!donnees && !erreur && <Squelette lignes={4} />}
      {donnees && siens.length === 0 && <p class="vide">Aucune liste publiée ne nomme cet établissement.</p>}
      <ul class="participations">
        {siens.map(({ id, libelle, periode, description, operateur, document }) => (
          <li key={id}>
            <h3>
              {libelle} <span class="note">{periode}</span>
            </h3>
            <p>{description}</p>
            <p class="note">
              {operateur}. {document.url ? <a href={document.url}>{document.titre}</a> : document.titre}
            </p>
          </li>
        ))}
      </ul>
      {autres.length > 0 && (
        <details class="sans-valeur">
          <summary>{autres.length} programmes visent ces établissements, sans nommer celui-ci</summary>
          <p>{autres.map(({ libelle }) => libelle).join(' ; ')}</p>
        </details>
      )}
    </section>
  )
}
