import { createHmac } from 'node:crypto'

/**
 * Signature of a webhook: HMAC-SHA256, in hexadecimal, of the timestamp, a dot and the body. The timestamp inside lets
 * whoever receives it refuse what was recorded and played again.
 * @param horodatage seconds since 1970.
 */
export const signEnvoi = (secret: string, horodatage: number, corps: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${horodatage}.${corps}`).digest('hex')}`
