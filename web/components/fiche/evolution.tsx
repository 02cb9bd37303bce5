import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { LIBELLES_STATUT } from '../../../data/catalogue/model/statut.ts'
import { CAUSES, phrasesEvolution } from '../../../data/mots/evolution.ts'
import { part } from '../../../data/mots/nombre.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import type { EvolutionPubliee } from '../../../server/contract/evolution.ts'
import type { IndicateurPublie } from '../../../server/contract/indicateurs.ts'
import { adresseEvolution } from '../../api/adresses-fiches.ts'
import { ressource } from '../../api/ressource.ts'
import { Cascade } from '../../charts/cascade.tsx'
import { Historique } from '../../charts/historique.tsx'
import { Erreur, Squelette } from '../etats.tsx'
import type { Contexte } from './contexte.ts'

/** How a value changed over the campaigns, and the exact causes of the last change; read when it is opened. */
export function Evolution({ indicateur, contexte }: { indicateur: IndicateurPublie; contexte: Contexte }) {
  const ouverte = useSignal(false)
  const voulu = useSignal(contexte)
  voulu.value = contexte
  const lue = useMemo(
    () =>
      ressource(() =>
        ouverte.value ? adresseEvolution(voulu.value.lieu, voulu.value.perimetre, indicateur.id) : null,
      ),
    [indicateur.id, ouverte, voulu],
  )
  const { donnees, erreur } = lue.etat.value
  return (
    <details
      class="mesure-evolution"
      onToggle={(event) => {
        ouverte.value = event.currentTarget.open
      }}
    >
      <summary>
        Évolution depuis{' '}
        {libelleCampagne(indicateur.campagnes[0] ?? '')
          .replace('rentrée', 'la rentrée')
          .replace(/^(\d)/, 'le $1')}
      </summary>
      {erreur && <Erreur erreur={erreur} retry={lue.reload} />}
      {!erreur && !donnees && <Squelette lignes={5} />}
      {donnees && <Contenu evolution={donnees} />}
    </details>
  )
}

function Contenu({ evolution }: { evolution: EvolutionPubliee }) {
  const { serie, decomposition, unite, de, a, ruptures, libelle } = evolution
  const phrases = decomposition ? phrasesEvolution(decomposition, unite) : []
  return (
    <>
      <Historique
        resume={`${libelle}, par campagne. ${phrases[0] ?? ''}`}
        unite={unite}
        etapes={serie.map(({ campagne, valeur, statut, couverture }) => ({
          libelle: campagne?.replace('-', ' ') ?? '',
          valeur,
          reserve:
            statut === 'publie'
              ? ''
              : statut === 'couverture_insuffisante' && couverture !== null
                ? `${part(couverture)} connus`
                : LIBELLES_STATUT[statut].court,
        }))}
      />
      {decomposition && de && a ? (
        <>
          {phrases.map((phrase) => (
            <p key={phrase}>{phrase}</p>
          ))}
          <Cascade
            resume={`Ce qui explique le changement de ${libelle} entre ${libelleCampagne(de)} et ${libelleCampagne(a)}. ${phrases[0]}`}
            avant={{ libelle: majuscule(libelleCampagne(de)), valeur: decomposition.avant }}
            apres={{ libelle: majuscule(libelleCampagne(a)), valeur: decomposition.apres }}
            marches={CAUSES.filter(({ id }) => decomposition.parts[id] !== 0 || id === 'reel').map(
              ({ id, libelle: cause }) => ({
                libelle: cause,
                ajout: decomposition.parts[id],
                reel: id === 'reel',
              }),
            )}
            unite={unite}
          />
        </>
      ) : (
        <p class="note">
          Le changement ne peut pas être décomposé : il manque une valeur, ou aucune unité n’a répondu aux
          deux campagnes.
        </p>
      )}
      {ruptures.map(({ campagne, motif }) => (
        <p key={campagne} class="note note-precaution">
          À partir de {libelleCampagne(campagne)} : {motif}
        </p>
      ))}
    </>
  )
}
