import { sha256 } from './sha256.ts'

/**
 * Proof of work: some seconds of a machine's time, asked of whoever writes without an account, so that a thousand
 * false reports cost a thousand times what one costs. The answer to `defi` is a short text `solution` such that the
 * SHA-256 of `defi:solution` begins with `bits` zero bits.
 */
export function isSolution(defi: string, solution: string, bits: number): boolean {
  const [premier = 0xffffffff] = sha256(`${defi}:${solution}`)
  return Math.clz32(premier) >= bits
}

/**
 * Looks for the answer to a challenge, `essais` numbers at a time, so that a page stays alive between two calls.
 * @returns the answer, or null: call again with `depuis + essais`. One number in 2^bits is an answer.
 */
export function searchSolution(defi: string, bits: number, depuis: number, essais: number): string | null {
  for (let nombre = depuis; nombre < depuis + essais; nombre += 1) {
    const solution = nombre.toString(36)
    if (isSolution(defi, solution, bits)) return solution
  }
  return null
}
