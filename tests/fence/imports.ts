import { parseSync } from 'vite'

/** One thing that a file uses: a module as it is written there, or a part of the platform that has an owner. */
export interface Import {
  what: string
  line: number
  /** Whether the file cannot be loaded before the other is: not types, not `import()`. */
  atLoad: boolean
  /** Whether it is the address of a file that is started in a thread or process of its own. */
  isAddress: boolean
}

interface Node {
  type: string
  start: number
  [key: string]: unknown
}

/** What a TypeScript file imports, in the order of the text. Throws when it cannot be parsed. */
export function readImports(path: string, text: string): Import[] {
  const parsed = parseSync(path, text)
  if (parsed.errors[0]) throw new Error(`${path}: ${parsed.errors[0].message}`)
  const found: Import[] = []
  const add = (what: string, start: number, atLoad = false, isAddress = false) =>
    found.push({ what, line: text.slice(0, start).split('\n').length, atLoad, isAddress })
  const isType = (start: number): boolean => /^(import|export)\s+type\b/.test(text.slice(start, start + 40))
  for (const { moduleRequest, start } of parsed.module.staticImports) add(moduleRequest.value, start, !isType(start))
  for (const { entries, start } of parsed.module.staticExports) {
    const from = entries[0]?.moduleRequest
    if (from) add(from.value, start, !isType(start))
  }
  // The tree is worth building only where a word of it may be meant.
  if (/\bprocess\b|\bDate\b|Temporal\.Now|\bimport\(|new URL\(/.test(text)) {
    walk(parsed.program as unknown as Node, (node) => readNode(node, add))
  }
  return found
}

function readNode(node: Node, add: (what: string, start: number, atLoad?: boolean, isAddress?: boolean) => void): void {
  if (node.type === 'ImportExpression' || node.type === 'TSImportType')
    add(literal(node.source) ?? '(computed)', node.start)
  if (isMember(node, 'process', 'env')) add('process.env', node.start)
  if (isMember(node, 'Date', 'now') || isMember(node, 'Temporal', 'Now')) add('current time', node.start)
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return
  const [callee, given] = [node.callee as Node, node.arguments as Node[]]
  if (callee.name === 'Date' && given.length === 0) add('current time', node.start)
  const address = callee.name === 'URL' && given.length === 2 ? literal(given[0]) : null
  if (address?.endsWith('.ts')) add(address, node.start, false, true)
}

const literal = (node: unknown): string | null => {
  const value = (node as Node | undefined)?.value
  return typeof value === 'string' ? value : null
}

const isMember = (node: Node, object: string, property: string): boolean =>
  node.type === 'MemberExpression' && (node.object as Node).name === object && (node.property as Node).name === property

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && 'type' in child) walk(child as Node, visit)
    }
  }
}
