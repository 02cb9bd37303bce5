import type { Import } from './imports.ts'

/**
 * Finds files that import each other in a circle. Type imports do not count, as they are erased; nor do workers, which
 * run elsewhere.
 * @returns one line per cycle: `a.ts > b.ts > a.ts`.
 */
export function findCycles(imports: readonly Import[]): string[] {
  const next = new Map<string, Set<string>>()
  for (const { from, target, kind } of imports) {
    if (kind === 'value') next.set(from, (next.get(from) ?? new Set()).add(target))
  }
  const cycles: string[] = []
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (file: string): void => {
    const start = trail.indexOf(file)
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' > '))
    if (start >= 0 || done.has(file)) return
    trail.push(file)
    for (const target of next.get(file) ?? []) visit(target)
    trail.pop()
    done.add(file)
  }
  for (const file of next.keys()) visit(file)
  return cycles
}
