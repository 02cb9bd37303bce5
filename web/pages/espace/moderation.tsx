import { useSignalEffect } from '@preact/signals'
import { useState } from 'preact/hooks'
import { compte } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { BureauDetail } from '../../../server/contract/espace-signalements.ts'
import type { EvenementAgent } from '../../../server/contract/signalement.ts'
import { readFrais } from '../../api/client.ts'
import { Erreur, Squelette } from '../../components/etats.tsx'
import { agirSur, retenus } from '../../state/bureau.ts'

const MOTIFS: Record<string, string> = {
  courriel: 'contient une adresse électronique',
  telephone: 'contient un numéro de téléphone',
  adresse_web: 'contient une adresse web',
  nom_de_personne: 'semble contenir un nom de personne',
}

/** Texts held because they may say too much: read, then published or hidden. */
export function Moderation() {
  const { donnees, erreur } = retenus.etat.value
  const [dossiers, garder] = useState<readonly BureauDetail[]>([])
  useSignalEffect(() => {
    const lus = retenus.etat.value.donnees?.resultats ?? []
    const abandon = new AbortController()
    Promise.all(
      lus.map(({ id }) => readFrais<BureauDetail>(`/api/v1/espace/signalements/${id}`, abandon.signal)),
    ).then(garder, () => undefined)
    return () => abandon.abort()
  })
  return (
    <section class="signalements" aria-label="Modération">
      <p>
        Un texte libre qui semble contenir un nom ou des coordonnées n’est pas publié avant d’avoir été lu.
      </p>
      {erreur && <Erreur erreur={erreur} retry={retenus.reload} />}
      {!donnees && !erreur && <Squelette lignes={8} />}
      {donnees?.total === 0 && <p class="vide">Aucun texte n’attend d’être lu.</p>}
      {donnees && donnees.total > 0 && (
        <p role="status">
          {compte(donnees.total, 'signalement a un texte retenu', 'signalements ont un texte retenu')}.
        </p>
      )}
      <ul class="signalements-liste">
        {dossiers.flatMap((dossier) =>
          dossier.evenements
            .filter(({ texte }) => texte === 'retenu')
            .map((evenement) => (
              <Retenu key={`${dossier.id}:${evenement.rang}`} dossier={dossier} evenement={evenement} />
            )),
        )}
      </ul>
    </section>
  )
}

const Retenu = ({ dossier, evenement }: { dossier: BureauDetail; evenement: EvenementAgent }) => {
  const agir = (action: 'publier_texte' | 'masquer_texte') =>
    void agirSur(dossier.id, { action, version: dossier.version, evenement: evenement.rang })
  return (
    <li class="signalement">
      <p>
        <a href={`/espace/signalements/${dossier.id}`}>
          n° {dossier.id} : {dossier.libelle}, {dossier.nom}
        </a>{' '}
        <span class="note">
          {jour(evenement.fait_le)} · {MOTIFS[evenement.motif_retenue ?? ''] ?? 'retenu'}
        </span>
      </p>
      <blockquote class="texte-libre">{evenement.commentaire}</blockquote>
      <div class="formulaire-actions">
        <button type="button" class="bouton" onClick={() => agir('publier_texte')}>
          Publier
        </button>
        <button type="button" class="bouton" onClick={() => agir('masquer_texte')}>
          Masquer
        </button>
      </div>
    </li>
  )
}
