import type { ValeurCellule } from '../../data/catalogue/model/boucle.ts'
import type { Agent } from '../../data/catalogue/model/role.ts'
import { findSource } from '../../data/catalogue/registry.ts'
import type { ActionsEnLot, NouvelleAction } from '../contract/espace-signalements.ts'
import { ErreurLecteur, parametreInvalide } from '../probleme.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import type { LigneSignalement } from '../queries/signalements/element.ts'
import { agirPourAgent, type GesteAgent } from '../queries/signalements/gestes.ts'
import { decideCellule } from './signalement-cible.ts'
import { requireConfie } from './signalement-confie.ts'
import { erreurOf } from './signalement-issue.ts'
import { readProposee } from './signalement-valeur.ts'

/** @throws ErreurLecteur 400, 403 or 409, with the state the report is in. */
export async function agirUnSeul(
  db: Db,
  publication: Publication,
  agent: Agent,
  ligne: LigneSignalement,
  corps: NouvelleAction,
): Promise<void> {
  const geste = await gesteOf(db, publication, ligne, corps)
  const issue = await agirPourAgent(db, publication, agent, ligne, geste)
  if (issue && !issue.fait) throw erreurOf(issue)
}

async function gesteOf(
  db: Db,
  publication: Publication,
  ligne: LigneSignalement,
  corps: NouvelleAction,
): Promise<GesteAgent> {
  const { action, version, commentaire, doublon_de, destination, evenement } = corps
  if (destination && 'source' in destination && !findSource(destination.source))
    throw parametreInvalide('destination', destination.source, 'une source du catalogue')
  const correction = await correctionOf(db, publication, ligne, corps)
  return {
    action,
    version,
    ...(commentaire && { commentaire }),
    ...(doublon_de !== undefined && { doublon_de }),
    ...(destination && { destination }),
    ...(evenement !== undefined && { evenement }),
    ...(correction !== undefined && { correction }),
  }
}

/** Value to show at once: the one the agent gives, checked like any proposal, else the one proposed. */
async function correctionOf(
  db: Db,
  publication: Publication,
  ligne: LigneSignalement,
  { action, publier_correction, valeur }: NouvelleAction,
): Promise<ValeurCellule | undefined> {
  if (action !== 'accepter' || !publier_correction) return undefined
  if (valeur === undefined) return requireValeur(ligne.valeur_proposee as ValeurCellule)
  const { genre, niveau, code, champ, indicateur, campagne, type, secteur } = ligne
  const visee = await decideCellule(db, publication, {
    genre,
    ...(niveau === 'etablissement' ? { uai: code } : { territoire: { niveau, code } as never }),
    champ,
    ...(indicateur !== null && { indicateur, campagne }),
    type,
    secteur,
  })
  const courante = { valeur: ligne.valeur_courante as ValeurCellule, statut: 'publie' } as const
  const vue = { ...courante, source: null, import_id: null, ligne: null }
  return requireValeur(await readProposee(db, publication, visee, valeur, vue))
}

function requireValeur(valeur: ValeurCellule): ValeurCellule {
  if (valeur !== null) return valeur
  throw new ErreurLecteur(
    400,
    'parametre_manquant',
    'Paramètre manquant',
    'Le signalement ne propose aucune valeur : donnez en « valeur » celle qui doit être affichée.',
    { parametre: 'valeur' },
  )
}

/** The same act on several reports: each is done, or says why it is not. */
export async function agirEnLot(
  db: Db,
  publication: Publication,
  agent: Agent,
  { signalements, ...commun }: ActionsEnLot,
) {
  const resultats = []
  for (const { id, version } of signalements) resultats.push(await attempt(id, version))
  return { resultats, faits: resultats.filter(({ fait }) => fait).length }

  async function attempt(id: number, version: number) {
    try {
      const ligne = await requireConfie(db, agent, id)
      await agirUnSeul(db, publication, agent, ligne, { ...commun, version })
      return { id, fait: true, code: null, detail: null, etat: null, version: version + 1 }
    } catch (error) {
      if (!(error instanceof ErreurLecteur)) throw error
      const { etat = null, version: presente = null } = error.precisions
      return { id, fait: false, code: error.code, detail: error.message, etat, version: presente }
    }
  }
}
