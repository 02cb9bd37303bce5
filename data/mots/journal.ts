import { LIBELLES_CADENCE } from '../catalogue/model/avis.ts'
import { LIBELLES_SCHEMA_DEPOT } from '../catalogue/model/depot.ts'
import { DECLARATIONS_PORTEE } from '../catalogue/model/portee.ts'
import { REGLAGES } from '../catalogue/model/reglage.ts'
import { LIBELLES_ROLE } from '../catalogue/model/role.ts'
import { LIBELLES_ACTEUR, LIBELLES_ACTION } from '../catalogue/model/signalement-mots.ts'
import { MOTS_NIVEAU } from './niveau.ts'

/** How the audit log names what an act was done to: `table:id`. */
const OBJETS: Record<string, string> = {
  agent: 'agent n°',
  jeton: 'jeton n°',
  signalement: 'signalement n°',
  depot: 'dépôt n°',
  import_demande: 'import n°',
  publication: 'publication n°',
  tache: 'tâche n°',
  webhook: 'webhook n°',
}

/** What an act was done to, as people say it; what is unknown stays as it is written. */
export function writeObjet(objet: string): string {
  const [genre = '', id = ''] = objet.split(':')
  if (genre === 'reglage') return libelleDe(REGLAGES, id)?.libelle ?? id
  return id !== '' && OBJETS[genre] ? `${OBJETS[genre]}\u00a0${id}` : objet
}

const CLES: Record<string, string> = {
  acte: 'demandé',
  acteur: 'en tant que',
  actif: 'actif',
  apres: 'après',
  avant: 'avant',
  cadence: 'cadence',
  droits_avant: 'droits avant',
  hote: 'serveur',
  jours: 'durée de vie en jours',
  moyen: 'par',
  nom_avant: 'nom avant',
  portees: 'portées',
  publication: 'publication n°',
  rang: 'événement n°',
  remplace: 'remplace le dépôt n°',
  schema: 'schéma',
  sha256: 'empreinte',
}

const VALEURS: Record<string, string> = { lien: 'lien de connexion', oidc: 'fournisseur d’identité' }

const libelleDe = <T>(mots: Record<string, T>, cle: string): T | undefined =>
  Object.hasOwn(mots, cle) ? mots[cle] : undefined

/** `departement:35` as people say it; anything else stays as it is. */
function writeLieu(lieu: string): string {
  const [niveau = '', code] = lieu.split(':')
  return code === undefined
    ? lieu
    : `${libelleDe<{ singulier: string }>(MOTS_NIVEAU, niveau)?.singulier ?? niveau} ${code}`
}

/** Words of a code, by the key it stands under. */
function translate(cle: string, code: string): string {
  if (cle === 'action') return libelleDe(LIBELLES_ACTION, code)?.fait ?? code
  if (cle === 'acteur') return libelleDe(LIBELLES_ACTEUR, code)?.toLowerCase() ?? code
  if (cle === 'cadence') return libelleDe(LIBELLES_CADENCE, code)?.toLowerCase() ?? code
  if (cle === 'portees') return libelleDe(DECLARATIONS_PORTEE, code)?.libelle.toLowerCase() ?? code
  if (cle === 'schema') return libelleDe(LIBELLES_SCHEMA_DEPOT, code) ?? code
  if (cle === 'moyen') return libelleDe(VALEURS, code) ?? code
  if (cle === 'sha256') return `${code.slice(0, 12)}…`
  if (cle === 'droits' || cle === 'droits_avant') {
    const [role = '', ...sur] = code.split(':')
    const libelle = libelleDe(LIBELLES_ROLE, role) ?? role
    return sur.length > 0 ? `${libelle} (${writeLieu(sur.join(':'))})` : libelle
  }
  if (cle === 'territoire') return writeLieu(code)
  return code
}

function writeValeur(cle: string, valeur: unknown): string {
  if (valeur === null) return 'rien'
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (Array.isArray(valeur)) return valeur.map((un) => writeValeur(cle, un)).join(', ') || 'aucun'
  return typeof valeur === 'object' ? JSON.stringify(valeur) : translate(cle, String(valeur))
}

/** The facts kept with an act, one short phrase each, what was done first: « par : lien de connexion ». */
export const writeDetails = (details: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(details)
    .toSorted(([a], [b]) => Number(b === 'action') - Number(a === 'action'))
    .filter(([cle, valeur]) => !(cle === 'remplace' && valeur === null))
    .map(([cle, valeur]) =>
      cle === 'action'
        ? writeValeur(cle, valeur)
        : `${CLES[cle] ?? cle}\u00a0${CLES[cle]?.endsWith('n°') ? '' : ': '}${writeValeur(cle, valeur)}`,
    )

/** Who acted: the name of an agent, or what acts without one. */
export const writeAuteur = (auteur: string): string =>
  ({ systeme: 'Cartable', commande: 'la ligne de commande' })[auteur] ?? auteur
