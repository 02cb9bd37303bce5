import { BlockList, isIP, isIPv4 } from 'node:net'

/** Addresses a reverse proxy of ours can have: this machine, or its private network. */
const VOISINAGE = new BlockList()
VOISINAGE.addSubnet('127.0.0.0', 8)
VOISINAGE.addSubnet('10.0.0.0', 8)
VOISINAGE.addSubnet('172.16.0.0', 12)
VOISINAGE.addSubnet('192.168.0.0', 16)
VOISINAGE.addSubnet('169.254.0.0', 16)
VOISINAGE.addAddress('::1', 'ipv6')
VOISINAGE.addSubnet('fc00::', 7, 'ipv6')
VOISINAGE.addSubnet('fe80::', 10, 'ipv6')

/** Is an address that of this machine, or of its private network? */
export function isVoisine(texte: string): boolean {
  const adresse = texte.replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(adresse) !== 0 && VOISINAGE.check(adresse, isIPv4(adresse) ? 'ipv4' : 'ipv6')
}

/**
 * Which hops of X-Forwarded-For are believed: the last `nombre` ones, and only when the connection itself
 * comes from the neighbourhood. Whoever reaches the server without going through the proxy is counted
 * under its own address, whatever it claims.
 */
export const confianceProxies =
  (nombre: number) =>
  (adresse: string, saut: number): boolean =>
    saut < nombre && (saut > 0 || isVoisine(adresse))
