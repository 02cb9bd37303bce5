import { phraseAnomalie } from '../../../data/mots/anomalie.ts'
import type { EtablissementDetail, ValeurEtablissement } from '../../../server/contract/etablissements.ts'

/** What makes one answer worth a second look; nothing for most of them. */
export const Anomalies = ({
  valeur: { indicateur, campagne, unite },
  fiche,
}: {
  valeur: ValeurEtablissement
  fiche: EtablissementDetail
}) => (
  <>
    {fiche.anomalies
      .filter((anomalie) => anomalie.indicateur === indicateur && anomalie.campagne === campagne)
      .map((anomalie) => (
        <p key={anomalie.code} class="note note-precaution">
          {phraseAnomalie(anomalie, unite)}
        </p>
      ))}
  </>
)
