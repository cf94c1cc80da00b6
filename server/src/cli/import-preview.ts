import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Country } from '@aldia/shared/country.ts'
import { LocalDate } from '@aldia/shared/dates.ts'
import { Currency } from '@aldia/shared/names.ts'
import { z } from 'zod'
import { ListRefused, limits } from '#imports/reading/limits.ts'
import { previewOf } from '#imports/reading/preview.ts'
import { readInThread } from '#imports/reading/reading.ts'

// `pnpm import-preview FILE --country CL --currency CLP --today 2026-11-23`: prints what an import would make of a file, as JSON,
// and touches nothing.

const usage = 'import-preview FILE --country CL --currency CLP --today 2026-11-23'

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { country: { type: 'string' }, currency: { type: 'string' }, today: { type: 'string' } },
  })
  const about = z
    .object({ country: Country, currency: Currency, today: LocalDate })
    .parse({ ...values, country: values.country?.toUpperCase(), currency: values.currency?.toUpperCase() })
  const [path] = positionals
  if (path === undefined) throw new z.ZodError([])
  if ((await stat(path)).size > limits.fileBytes) throw new ListRefused('file_too_large')
  const { list } = await readInThread({ content: await readFile(path), about, roles: null })
  process.stdout.write(`${JSON.stringify(previewOf(list), null, 2)}\n`)
} catch (error) {
  const isUsage = error instanceof z.ZodError || (error instanceof TypeError && 'code' in error)
  process.stderr.write(`${isUsage ? `Usage: ${usage}` : error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
