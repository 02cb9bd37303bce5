import { z } from 'zod'
import { courrielSchema } from '../data/catalogue/model/courriel.ts'
import { niveauSchema } from '../data/catalogue/model/niveau.ts'
import { type Droit, ROLES, type Role, writeDroit } from '../data/catalogue/model/role.ts'
import { findSource } from '../data/catalogue/registry.ts'
import { findAgent, insertAgent, replaceDroits } from '../data/comptes/agents.ts'
import { writeAudit } from '../data/comptes/audit.ts'
import { adresseDuLien, LIEN_MINUTES, makeLien } from '../data/comptes/liens.ts'
import type { Connection } from '../data/db/connection.ts'
import { ErreurUtilisateur } from './erreur.ts'
import type { Journal } from './progress.ts'

/** What the command line says of an agent. */
export interface OptionsAgent {
  courriel?: string | undefined
  role?: string | undefined
  nom?: string | undefined
  territoire?: string | undefined
  source?: string | undefined
}

/**
 * Creates an agent or adds a right to one, then prints a sign-in link: whoever may run commands on the machine is
 * trusted with everything on it. This is how the first administrator comes in.
 * @param racine public root address of the site.
 * @throws ErreurUtilisateur for an option that cannot be understood, or an agent who was deactivated.
 */
export async function accreditAgent(
  { db }: Connection,
  options: OptionsAgent,
  racine: string,
  journal: Journal,
): Promise<void> {
  const courriel = courrielOf(options)
  const droit = droitOf(options)
  await db.transaction().execute(async (trx) => {
    const connu = await findAgent(trx, { courriel })
    const nom = options.nom ?? connu?.nom ?? courriel
    const agent = connu ?? (await insertAgent(trx, { courriel, nom, droits: [] }))
    if (!agent) throw new ErreurUtilisateur(`L’agent ${courriel} a été désactivé : réactivez-le d’abord.`)
    const droits = [...agent.droits.filter((autre) => writeDroit(autre) !== writeDroit(droit)), droit]
    await replaceDroits(trx, agent.id, droits)
    await writeAudit(trx, {
      agent: 'commande',
      acte: connu ? 'agent_modifie' : 'agent_cree',
      objet: `agent:${agent.id}`,
      details: { droits: droits.map(writeDroit) },
    })
    await writeAudit(trx, { agent: 'commande', acte: 'lien_cree', objet: `agent:${agent.id}` })
    const lien = adresseDuLien(racine, await makeLien(trx, agent.id, '/espace'))
    journal.line(`${connu ? 'Agent modifié' : 'Agent créé'} : ${nom} (${courriel}), ${writeDroit(droit)}`)
    journal.line(`Lien de connexion, bon une fois et pendant ${LIEN_MINUTES} minutes :\n  ${lien}`)
  })
}

function courrielOf({ courriel }: OptionsAgent): string {
  const lu = courrielSchema.safeParse(courriel ?? '')
  if (lu.success) return lu.data
  throw new ErreurUtilisateur('Précisez une adresse électronique : --courriel prenom.nom@exemple.fr')
}

function droitOf({ role, territoire, source }: OptionsAgent): Droit {
  const lu = z.enum(ROLES).safeParse(role)
  if (!lu.success) throw new ErreurUtilisateur(`Précisez un rôle : --role ${ROLES.join(' | ')}`)
  const donne: Record<Role, () => Droit> = {
    pilote: () => ({ role: 'pilote', ...perimetreOf(territoire) }),
    producteur: () => ({ role: 'producteur', source: sourceOf(source) }),
    moderateur: () => ({ role: 'moderateur' }),
    administrateur: () => ({ role: 'administrateur' }),
  }
  return donne[lu.data]()
}

function perimetreOf(territoire: string | undefined) {
  const [niveau, code = ''] = (territoire ?? '').split(':')
  const lu = niveauSchema.safeParse(niveau)
  if (lu.success && /^[0-9A-Za-z]{1,12}$/.test(code)) return { niveau: lu.data, code: code.toUpperCase() }
  throw new ErreurUtilisateur('Précisez le territoire pilote : --territoire departement:35')
}

function sourceOf(id: string | undefined): string {
  if (id && findSource(id)) return id
  throw new ErreurUtilisateur('Précisez une source du catalogue : --source ips-ecoles')
}
