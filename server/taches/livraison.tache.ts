import { postJson } from '../avis/poster.ts'
import { signEnvoi } from '../avis/signature.ts'
import { findLivraisonDue, type LivraisonDue, noteEssai } from '../queries/avis/livraisons.ts'
import { defineTache } from './tache.ts'

/**
 * Posts an event to an address given by an agent, signed. Killed before the answer is written down, it is posted again
 * under the same number, by which whoever receives it knows that it is the same one.
 */
export const tacheLivraison = defineTache({
  nom: 'livraison',
  async execute({ livraison }, { db, coffre, webhooksPrives, dernierEssai }) {
    const due = await findLivraisonDue(db, livraison)
    if (!due) return
    const secret = coffre.decrypt(due.secret, 'webhook')
    // The key of the instance has changed: nothing can be signed any more, and trying again would not help.
    if (secret === null) {
      const erreur = 'Le secret ne peut plus être lu : supprimez ce webhook, puis recréez-le.'
      return noteEssai(db, due, { statut_http: null, erreur, duree_ms: 0 }, true)
    }
    const corps = JSON.stringify(corpsOf(due))
    const horodatage = Math.floor(Date.now() / 1000)
    const essai = await postJson(
      due.url,
      corps,
      {
        'X-Cartable-Livraison': String(due.id),
        'X-Cartable-Horodatage': String(horodatage),
        'X-Cartable-Signature': signEnvoi(secret, horodatage, corps),
      },
      { prives: webhooksPrives },
    )
    await noteEssai(db, due, essai, dernierEssai)
    if (essai.erreur !== null && !dernierEssai) throw new Error(essai.erreur)
  },
})

/** What is posted: only what everybody may read. */
const corpsOf = ({ id, cree_le, contenu }: LivraisonDue) => ({
  livraison: id,
  genre: contenu ? `signalement.${contenu.evenement.action}` : 'essai',
  cree_le: cree_le.toISOString(),
  signalement: contenu?.signalement ?? null,
  evenement: contenu?.evenement ?? null,
})
