import { compare } from '../queries/depots/comparer.ts'
import { cheminDepot } from '../queries/depots/fichiers.ts'
import { findVerifie, markEchoue } from '../queries/depots/purge.ts'
import { runCommande } from './commande.ts'
import { defineTache } from './tache.ts'

/**
 * Checks the file of a depot in a process of its own: a hostile workbook can only bring that one down. Cut short, it
 * starts again from nothing; already done, it changes nothing.
 */
export const tacheDepot = defineTache({
  nom: 'depot',
  async execute({ depot }, { db, dataDir, databaseUrl, arret, dernierEssai }) {
    const args = ['depot', String(depot), '--fichier', cheminDepot(dataDir, depot)]
    const { code, erreurs } = await runCommande(args, { databaseUrl, dataDir, arret, receive: () => {} })
    if (code !== 0) {
      if (dernierEssai && !arret.aborted) await markEchoue(db, depot)
      throw new Error(`depot ${depot}: ${causeOf(erreurs, code)}`)
    }
    const verifie = await findVerifie(db, depot)
    if (verifie) await compare(db, verifie)
  },
})

/** The line that says why, among those of a stack. */
function causeOf(erreurs: string, code: number | null): string {
  const lignes = erreurs.trim().split('\n')
  return lignes.find((ligne) => /error/i.test(ligne)) ?? (lignes.at(-1) || `ended by ${code ?? 'a signal'}`)
}
