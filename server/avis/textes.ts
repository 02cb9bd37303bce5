import {
  LIBELLES_ACTEUR,
  LIBELLES_ACTION,
  LIBELLES_ETAT,
} from '../../data/catalogue/model/signalement-mots.ts'
import { compte } from '../../data/mots/nombre.ts'
import { jour } from '../../data/mots/texte.ts'
import type { LigneLettre } from '../queries/avis/lettres.ts'
import { groupBy } from './grouper.ts'

/** Reports that a letter names; the others are counted. */
const MONTRES = 50

/** Free text never travels by mail: it may name people, and a letter cannot be taken back. */
const evenement = ({ fait_le, acteur, organisation, action }: LigneLettre): string =>
  `  ${jour(fait_le.toISOString())} : ${organisation || LIBELLES_ACTEUR[acteur]} ${LIBELLES_ACTION[action].fait}`

/** What happened, report by report. @param adresse page of a report. */
function parSignalement(lignes: readonly LigneLettre[], adresse: (id: number) => string): string {
  const parId = groupBy(lignes, ({ signalement }) => signalement)
  const blocs = [...parId].slice(0, MONTRES).map(([id, siennes]) => {
    const [{ libelle = '', nom = '', etat = 'nouveau' } = {}] = siennes
    return `n° ${id} · ${libelle}, ${nom} (${LIBELLES_ETAT[etat as LigneLettre['etat']].court.toLowerCase()})
${siennes.map(evenement).join('\n')}
  ${adresse(id)}`
  })
  const reste = parId.size - blocs.length
  return [
    ...blocs,
    ...(reste > 0 ? [`Et ${compte(reste, 'autre signalement', 'autres signalements')}.`] : []),
  ].join('\n\n')
}

/** The digest of an agent. */
export const texteResume = (
  { nom, lignes, a_traiter }: { nom: string; lignes: readonly LigneLettre[]; a_traiter: number },
  { racine, desabonnement }: { racine: string; desabonnement: string },
): string => `Bonjour ${nom},

${
  a_traiter === 0
    ? 'Aucun signalement n’attend votre réponse.'
    : `${compte(a_traiter, 'signalement attend', 'signalements attendent')} votre réponse : ${racine}/espace`
}

Depuis le dernier résumé :

${parSignalement(lignes, (id) => `${racine}/espace/signalements/${id}`)}

Choisir la période de ce résumé : ${racine}/espace/abonnements
Ne plus le recevoir, sans vous connecter : ${desabonnement}
`

/** News for the author of reports. @param suivi secret link of each report, or its public page. */
export const texteAuteur = (
  lignes: readonly LigneLettre[],
  suivi: (id: number) => string,
): string => `Bonjour,

Voici où en est ce que vous avez signalé :

${parSignalement(lignes, suivi)}

Ces adresses sont secrètes : qui les ouvre peut compléter ou effacer vos signalements. Pour ne plus recevoir de message,
ouvrez-les et choisissez « Retirer mon adresse ».
`

/** Says that a report is recorded, with the link that follows it. */
export const texteRecu = (
  recu: { id: number; libelle: string; nom: string; producteur: string; etat: LigneLettre['etat'] },
  suivi: string,
): string => `Bonjour,

Un signalement a été enregistré avec cette adresse :

n° ${recu.id} · ${recu.libelle}, ${recu.nom}
Adressé à ${recu.producteur}. ${LIBELLES_ETAT[recu.etat].long}

Pour lire les réponses, le compléter ou effacer vos données :
${suivi}

Cette adresse est secrète : gardez-la. Vous recevrez un message quand le signalement avancera, un par jour au plus.
Si vous n’avez rien signalé, quelqu’un a donné votre adresse par erreur : ouvrez le lien et choisissez « Retirer mon
adresse ».
`
