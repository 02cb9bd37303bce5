/**
 * Runs `make` once per process under this name and gives everyone the same result. Vitest evaluates a setup file once
 * per project: the name, kept on the global object, is what these evaluations share.
 */
export function once<T>(name: string, make: () => T): T {
  const key = Symbol.for(`cartable.tests.${name}`)
  const shelf = globalThis as unknown as Record<symbol, { value: T } | undefined>
  shelf[key] ??= { value: make() }
  return shelf[key].value
}
