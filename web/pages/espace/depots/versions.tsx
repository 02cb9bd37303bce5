import { nombre } from '../../../../data/mots/nombre.ts'
import { jour } from '../../../../data/mots/texte.ts'
import type { DepotLu } from '../../../../server/contract/depots.ts'
import { Erreur } from '../../../components/etats.tsx'
import { versions } from '../../../state/depots.ts'
import { EtatDepot } from './etat.tsx'

/** What this territory has published of this schema; each can be published again from its own page. */
export function Versions({ lu }: { lu: DepotLu }) {
  const { donnees, erreur } = versions.etat.value
  const publiees = (donnees?.resultats ?? [])
    .filter(({ version }) => version !== null)
    .toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0))
  if (erreur) return <Erreur erreur={erreur} retry={versions.reload} />
  if (publiees.length === 0) return null
  return (
    <section aria-labelledby="titre-versions">
      <h3 id="titre-versions">Versions : {lu.auteur.nom}</h3>
      <p class="note">Pour revenir à une version, ouvrez-la puis publiez-la de nouveau.</p>
      <ol class="signalements-liste">
        {publiees.map((version) => (
          <li key={version.id} class="signalement">
            <p class="signalement-tete">
              <EtatDepot etat={version.etat} />
              {version.id === lu.id ? (
                <strong aria-current="true">Version {nombre(version.version ?? 0)} (ce fichier)</strong>
              ) : (
                <a href={`/espace/depots/${version.id}`}>Version {nombre(version.version ?? 0)}</a>
              )}
            </p>
            <p class="note">
              {version.fichier} · {nombre(version.lignes.acceptees)} lignes · publié le{' '}
              {jour(version.publie_le ?? '')}
              {version.fin_le && `, jusqu’au ${jour(version.fin_le)}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
