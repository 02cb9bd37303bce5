import { findAgent } from '../../data/comptes/agents.ts'
import { writeAudit } from '../../data/comptes/audit.ts'
import { runCommande } from './commande.ts'
import { defineTache } from './tache.ts'

/** Withdraws a publication, or goes back to one, by the command of the ETL; done already, it changes nothing. */
export const tacheRetrait = defineTache({
  nom: 'retrait',
  async execute({ acte, publication, agent: id }, { db, databaseUrl, dataDir, arret }) {
    let retirees: number[] = []
    let erreur: string | null = null
    const { code, erreurs } = await runCommande([acte, String(publication)], {
      ...{ databaseUrl, dataDir, arret },
      receive(dit) {
        if (typeof dit !== 'object' || dit === null) return
        if ('retirees' in dit && Array.isArray(dit.retirees)) retirees = dit.retirees.map(Number)
        if ('erreur' in dit) erreur = String(dit.erreur)
      },
    })
    if (code !== 0) throw new Error(erreur ?? erreurs.trim().split('\n').at(-1))
    const agent = (await findAgent(db, { id })) ?? 'systeme'
    for (const numero of retirees) {
      await writeAudit(db, {
        agent,
        acte: 'publication_retiree',
        objet: `publication:${numero}`,
        details: { acte, publication },
      })
    }
  },
})
