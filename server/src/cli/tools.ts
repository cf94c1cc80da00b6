import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole house, where package.json and node_modules are. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

type Tool = 'biome' | 'drizzle-kit' | 'tsc' | 'vite' | 'vitest'

const packages: Record<Tool, string> = {
  biome: '@biomejs/biome',
  'drizzle-kit': 'drizzle-kit',
  tsc: 'typescript',
  vite: 'vite',
  vitest: 'vitest',
}

/** One thing to run with Node: a file and the words for it. */
export type Step = readonly [file: string, ...words: string[]]

/** A tool of the house with words for it. All of them are programs for Node, so that no system's way of finding commands matters. */
export function tool(name: Tool, ...words: string[]): Step {
  const folder = join(root, 'node_modules', packages[name])
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> }
  return [join(folder, bin[name] ?? ''), ...words]
}

/** A file of the house with words for it. */
export const script = (path: string, ...words: string[]): Step => [join(root, path), ...words]

export const buildWeb = tool('vite', 'build', join(root, 'web'), '--logLevel', 'warn')
