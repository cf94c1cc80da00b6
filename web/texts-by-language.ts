import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { type Plugin, parseAst } from 'vite'

const languages = ['es', 'pt', 'en'] as const
type Language = (typeof languages)[number]

const src = join(import.meta.dirname, 'src')
const failures = join(import.meta.dirname, '../shared/src/text/failure-text.ts')

/** Rooms whose lines travel together, because whoever needs some needs most. The lines of any other room are a part of their own. */
const together: Readonly<Record<string, readonly string[]>> = {
  everywhere: ['base', 'screens'],
  board: ['board', 'channels'],
  account: ['money', 'history', 'debts', 'payments', 'promises', 'plans', 'account'],
}

const virtual = '\0texts:'

/** One `catalog({ es, pt, en })`: its name, where it stands in the file, and where each language does. */
interface Found {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly lines: Readonly<Record<Language, readonly [start: number, end: number]>>
}

/**
 * Lets the browser load the lines of one language only. Three languages stand side by side in every `*.text.ts`; the build
 * makes of them one script for each room and language, and leaves in their place what waits for it (`base/loaded-texts.ts`).
 * Tests and the development server go on with the whole catalogs.
 */
export function textsByLanguage(): Plugin {
  const files = [...globSync('**/*.text.ts', { cwd: src }).map((file) => join(src, file)), failures]
  return {
    name: 'texts-by-language',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith('texts:') ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(virtual)) return null
      const [part = '', script] = id.slice(virtual.length).split('/')
      const language = languages.find((each) => script === scriptOf(part, each))
      if (language === undefined) return loadersOf(part)
      const ofPart = files.filter((file) => partOf(file) === part)
      return linesOf(ofPart, language)
    },
    transform(code, id) {
      const [file = '', query] = id.split('?')
      if (!files.includes(file)) return null
      const language = languages.find((each) => query === `lines=${each}`)
      return { code: language === undefined ? withoutLines(code, file) : withLines(code, language), map: null }
    },
  }
}

/** The name of the part that the lines of a file travel with. */
function partOf(file: string): string {
  if (file === failures) return 'failures'
  // What is written to customers is in the language of the business, which need not be that of the page.
  if (basename(file).startsWith('customer')) return 'customers'
  const room = basename(dirname(file))
  return Object.keys(together).find((part) => together[part]?.includes(room)) ?? room
}

/** What the script with the lines of a part is called. */
const scriptOf = (part: string, language: Language) => `${part}-${language}`

const keyOf = (file: string, name: string) => `${relative(src, file)} ${name}`

function loadersOf(part: string): string {
  const loaders = languages.map((language) => `${language}: () => import('texts:${part}/${scriptOf(part, language)}')`)
  return `import { partOfTexts } from ${JSON.stringify(join(src, 'base/loaded-texts.ts'))}
export const part = partOfTexts({ ${loaders.join(', ')} })`
}

function linesOf(files: readonly string[], language: Language): string {
  const imports: string[] = []
  const entries: string[] = []
  for (const file of files) {
    for (const { name } of catalogsIn(readFileSync(file, 'utf8'))) {
      const local = `c${entries.length}`
      imports.push(`import { ${name} as ${local} } from ${JSON.stringify(`${file}?lines=${language}`)}`)
      entries.push(`${JSON.stringify(keyOf(file, name))}: ${local}`)
    }
  }
  return `${imports.join('\n')}\nexport const lines = { ${entries.join(', ')} }`
}

function withoutLines(code: string, file: string): string {
  const replaced = replace(code, ({ name }) => `part.catalog(${JSON.stringify(keyOf(file, name))})`)
  return `import { part } from 'texts:${partOf(file)}'\n${replaced}`
}

function withLines(code: string, language: Language): string {
  return replace(code, ({ lines }) => `(${code.slice(...lines[language])})`)
}

function replace(code: string, by: (found: Found) => string): string {
  let out = code
  for (const found of catalogsIn(code).toReversed()) out = out.slice(0, found.start) + by(found) + out.slice(found.end)
  return out
}

/** Every `export const name = catalog({ es: …, pt: …, en: … })` of a file. Whatever else is called a catalog is a fault. */
function catalogsIn(code: string): Found[] {
  return parseAst(code, { lang: 'ts' }).body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') return []
    return statement.declaration.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier' || init?.type !== 'CallExpression') return []
      if (init.callee.type !== 'Identifier' || init.callee.name !== 'catalog') return []
      const [argument] = init.arguments
      if (argument?.type !== 'ObjectExpression') throw new Error(`the lines of ${id.name} do not stand in its catalog`)
      const places = new Map(
        argument.properties.flatMap((property) =>
          property.type === 'Property' && property.key.type === 'Identifier'
            ? [[property.key.name, [property.value.start, property.value.end]] as const]
            : [],
        ),
      )
      const place = (language: Language) => {
        const found = places.get(language)
        if (found === undefined) throw new Error(`${id.name} has no lines in ${language}`)
        return found
      }
      return [
        {
          name: id.name,
          start: init.start,
          end: init.end,
          lines: { es: place('es'), pt: place('pt'), en: place('en') },
        },
      ]
    })
  })
}
