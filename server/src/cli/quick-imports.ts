import { type RegisterHooksOptions, registerHooks } from 'node:module'

// Finding the program's modules is most of what a start costs. For every single one Node reads and takes apart the package.json
// above it, to see what kind of file it is; drizzle-orm's has 180 kB, and lies above 150 modules. Where that is known beforehand the
// answer is given here: for our own modules, and within packages of many modules that are all ES modules. This changes no module and skips no check of what is imported by other packages.

type Resolve = NonNullable<RegisterHooksOptions['resolve']>

const ours = new URL('../', import.meta.url).href
const shared = new URL('../../../shared/src/', import.meta.url).href
const sharedPackage = '@aldia/shared/'
const drizzle = 'drizzle-orm'
/** Packages whose own modules end with .js and are all of the newer kind. */
const isInModules = /\/node_modules\/(drizzle-orm|zod|@whiskeysockets\/baileys)\//

/** From here on this thread finds our own modules, and those of some packages, at once. */
export function quickenImports(): void {
  const known = new Map<string, ReturnType<Resolve>>()
  registerHooks({
    resolve(specifier, context, next) {
      const found = placeOf(specifier, context.parentURL)
      if (found) return { ...found, shortCircuit: true }
      // The copy of the package that a module of ours finds is the same for all of them.
      const isForAll = isOfDrizzle(specifier) && isOurs(context.parentURL)
      const before = isForAll ? known.get(specifier) : undefined
      if (before) return { ...before, shortCircuit: true }
      const now = next(specifier, context)
      if (isForAll) known.set(specifier, now)
      return now
    },
  })
}

const isOfDrizzle = (specifier: string): boolean => specifier === drizzle || specifier.startsWith(`${drizzle}/`)
const isOurs = (parent: string | undefined): parent is string =>
  parent !== undefined && (parent.startsWith(ours) || parent.startsWith(shared))

/** Where a module lies that is named so in another one, and what kind it is; null where Node has to find out. */
export function placeOf(specifier: string, parent: string | undefined): { url: string; format: string } | null {
  if (parent !== undefined && isInModules.test(parent)) {
    const isModule = specifier.startsWith('.') && specifier.endsWith('.js')
    return isModule ? { url: new URL(specifier, parent).href, format: 'module' } : null
  }
  if (!isOurs(parent) || !specifier.endsWith('.ts')) return null
  const typescript = (url: string) => ({ url, format: 'module-typescript' })
  if (specifier.startsWith('.')) return typescript(new URL(specifier, parent).href)
  if (specifier.startsWith(sharedPackage)) return typescript(shared + specifier.slice(sharedPackage.length))
  return specifier.startsWith('#') && parent.startsWith(ours) ? typescript(ours + specifier.slice(1)) : null
}
