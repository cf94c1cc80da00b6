import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { answerLine } from '@aldia/shared/policy/policy-case.ts'
import { contactHolidays } from '#calendars/calendars.ts'

// `pnpm policy-cases FILE.jsonl --out OUT.jsonl`: rules on one case a line, by the function that the sender calls
// (`shared/src/policy/judge.ts`). A line that cannot be read is answered with an error; the others go on.

const usage = 'policy-cases FILE.jsonl --out OUT.jsonl\n'

async function answerFile(file: string, out: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  const answers = createWriteStream(out, 'utf8')
  let count = 0
  for await (const line of lines) {
    const case_ = line.replace(/^\uFEFF/, '').trim()
    if (case_ === '') continue
    answers.write(`${JSON.stringify(await answerLine(case_, contactHolidays))}\n`)
    count++
  }
  answers.end()
  await finished(answers)
  return count
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } })
  const [file] = positionals
  if (!file || !values.out) throw new Error(`usage: ${usage}`)
  const count = await answerFile(file, values.out)
  process.stdout.write(`${count} cases answered in ${values.out}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
