import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses of this machine, of its network, or of nobody: a server that posts there would be doing it for a stranger. */
const RESERVEES_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
/** Only global unicast addresses are left, without those that carry an IPv4 address inside. */
const RESERVEES_6: readonly [string, number][] = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

/** Apart: Node takes an IPv4 address for the IPv6 one that carries it, which is reserved. */
const reservees = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [reseau, bits] of RESERVEES_4) reservees.ipv4.addSubnet(reseau, bits, 'ipv4')
for (const [reseau, bits] of RESERVEES_6) reservees.ipv6.addSubnet(reseau, bits, 'ipv6')

/** Is an IP address one of the public Internet? */
export function isAdressePublique(adresse: string): boolean {
  const famille = isIP(adresse)
  if (famille === 0) return false
  const nom = famille === 4 ? 'ipv4' : 'ipv6'
  return !reservees[nom].check(adresse, nom)
}

/** Thrown for a name that leads to an address that is not public. */
export class AdressePrivee extends Error {
  constructor() {
    super('L’adresse mène à un réseau privé ou réservé.')
  }
}

/**
 * Finds the address of a name for a connection, public ones only. The address that was checked is the one that is
 * connected to: a name that answers otherwise the second time gains nothing.
 */
export const lookupPublic: LookupFunction = (nom, options, suite) => {
  lookup(nom, { ...options, all: true }, (error, adresses) => {
    if (error) return suite(error, '', 0)
    const [premiere] = adresses
    if (!premiere || !adresses.every(({ address }) => isAdressePublique(address))) {
      return suite(new AdressePrivee(), '', 0)
    }
    // Asked for all of them, Node tries each in turn.
    return options.all ? suite(null, adresses) : suite(null, premiere.address, premiere.family)
  })
}

/** What an address of a webhook may not be, in French; `null` when nothing is wrong. @param prives anything goes. */
export function refusAdresse(url: string, prives: boolean): string | null {
  const { protocol, username, password, hostname } = new URL(url)
  if (username !== '' || password !== '') return 'une adresse sans nom ni mot de passe'
  if (prives) return null
  if (protocol !== 'https:') return 'une adresse https://…'
  const hote = hostname.replace(/^\[|\]$/g, '')
  const locale = hote === 'localhost' || /\.(localhost|local|internal|home\.arpa)$/.test(hote)
  if (locale || (isIP(hote) !== 0 && !isAdressePublique(hote))) {
    return 'une adresse de l’Internet public, ni locale ni privée'
  }
  return null
}
