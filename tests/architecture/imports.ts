import { posix } from 'node:path'
import { type ESTree, parseSync, Visitor } from 'vite'
import type { SourceFile } from './sources.ts'

/**
 * How one file uses another: `value` when it runs it, `type` when the compiler erases the import, `worker` when it
 * only names it (`new URL('./x.ts', import.meta.url)`) for another thread to run.
 */
export interface Import {
  from: string
  /** Path from the root of the repository, package name, or `node:` module. */
  target: string
  kind: 'value' | 'type' | 'worker'
  line: number
}

/** What a file uses of the rest of the world. */
export interface Usage {
  imports: Import[]
  /** Lines that read the process environment. */
  environment: number[]
}

/** `./x.ts` from `web/main.tsx` is `web/x.ts`; `csv-parse/sync` is `csv-parse`; Vite's `?url` suffixes go. */
function resolveTarget(from: string, specifier: string): string {
  const [bare = ''] = specifier.split('?')
  if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), bare))
  if (bare.startsWith('node:')) return bare
  const depth = bare.startsWith('@') ? 2 : 1
  return bare.split('/').slice(0, depth).join('/')
}

function literal(node: ESTree.Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return null
  return node.quasis[0]?.value.cooked ?? null
}

function isProcess(node: ESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'process'
  return node.type === 'MemberExpression' && propertyOf(node) === 'process'
}

function propertyOf(node: ESTree.MemberExpression): string | null {
  if (node.computed) return literal(node.property)
  return node.property.type === 'Identifier' ? node.property.name : null
}

function takesEnvironment(pattern: ESTree.Node): boolean {
  if (pattern.type !== 'ObjectPattern') return false
  return pattern.properties.some(
    (p) => p.type === 'Property' && p.key.type === 'Identifier' && p.key.name === 'env',
  )
}

/**
 * Reads the imports of a file from its syntax tree, so that comments and strings cannot mislead.
 * @throws Error naming the file when it does not parse.
 */
export function readUsage({ path, text }: SourceFile): Usage {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const usage: Usage = { imports: [], environment: [] }
  const lineOf = (node: ESTree.Span) => text.slice(0, node.start).split('\n').length
  const add = (node: ESTree.Span, specifier: string | null, kind: Import['kind']) => {
    if (specifier === null) return
    usage.imports.push({ from: path, target: resolveTarget(path, specifier), kind, line: lineOf(node) })
  }
  const reads = (node: ESTree.Span) => usage.environment.push(lineOf(node))
  new Visitor({
    ImportDeclaration(node) {
      // `import { type X }` still loads the file: only `import type` is erased whole.
      add(node, node.source.value, node.importKind === 'type' ? 'type' : 'value')
      const names = node.specifiers.map((s) => (s.type === 'ImportSpecifier' ? nameOf(s.imported) : ''))
      if (/^(node:)?process$/.test(node.source.value) && names.includes('env')) reads(node)
    },
    ExportAllDeclaration: (node) =>
      add(node, node.source.value, node.exportKind === 'type' ? 'type' : 'value'),
    ExportNamedDeclaration(node) {
      if (node.source !== null) add(node, node.source.value, node.exportKind === 'type' ? 'type' : 'value')
    },
    ImportExpression: (node) => add(node, literal(node.source), 'value'),
    TSImportType: (node) => add(node, node.source.value, 'type'),
    NewExpression(node) {
      const address = node.arguments[0]
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL' || address === undefined) return
      const file = literal(address)
      if (file !== null && /^\..*\.(ts|tsx|mjs|js)$/.test(file)) add(node, file, 'worker')
    },
    MemberExpression(node) {
      if (propertyOf(node) === 'env' && isProcess(node.object)) reads(node)
    },
    VariableDeclarator(node) {
      if (node.init !== null && isProcess(node.init) && takesEnvironment(node.id)) reads(node)
    },
  }).visit(program)
  return usage
}

function nameOf(node: ESTree.ModuleExportName): string {
  return node.type === 'Identifier' ? node.name : node.value
}
