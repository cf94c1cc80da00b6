import { intents } from '@aldia/shared/reader/rules/rule.ts'
import type { PhraseRead } from './read-all.ts'

// What the reader got right and wrong, as plain text.

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`)
const isRight = ({ row, reading }: PhraseRead): boolean => reading.intent === row.intent
const isLabelled = ({ row }: PhraseRead): boolean => (row.intent ?? '') !== ''
/** Where a day is asked for: promises, and whatever expects one. */
const hasDay = ({ row }: PhraseRead): boolean => row.intent === 'promise_to_pay' || (row.expected_date ?? '') !== ''
const isDayRight = ({ row, predicted }: PhraseRead): boolean => predicted.predicted_date === (row.expected_date ?? '')
const isAmountRight = ({ row, predicted }: PhraseRead): boolean =>
  Number(predicted.predicted_amount || 'NaN') === Number(row.expected_amount || 'NaN') ||
  predicted.predicted_amount === (row.expected_amount ?? '')

/** Accuracy by intent and language, confusion, calibration and every miss. */
export function reportOf(all: readonly PhraseRead[]): string {
  const labelled = all.filter(isLabelled)
  const unlabelled = all.filter((phrase) => !isLabelled(phrase))
  const dated = labelled.filter(hasDay)
  const lines = [
    `${all.length} phrases`,
    `Intents right: ${labelled.filter(isRight).length} of ${labelled.length} (${percent(labelled.filter(isRight).length, labelled.length)})`,
    `Days right: ${dated.filter(isDayRight).length} of ${dated.length} (${percent(dated.filter(isDayRight).length, dated.length)})`,
    `Amounts right: ${labelled.filter(isAmountRight).length} of ${labelled.length} (${percent(labelled.filter(isAmountRight).length, labelled.length)})`,
    `Promises read where none was meant: ${labelled.filter(({ row, reading }) => row.intent !== 'promise_to_pay' && reading.intent === 'promise_to_pay').length + unlabelled.filter(({ reading }) => reading.intent === 'promise_to_pay').length}`,
    '',
    ...byGroup('By intent', labelled, ({ row }) => row.intent ?? ''),
    ...byGroup('By language', labelled, ({ row }) => row.lang ?? ''),
    ...confusion(labelled),
    ...calibration(labelled),
    ...misses(all),
  ]
  return `${lines.join('\n')}\n`
}

function byGroup(title: string, all: readonly PhraseRead[], groupOf: (phrase: PhraseRead) => string): string[] {
  const names = [...new Set(all.map(groupOf))].sort()
  const lines = names.map((name) => {
    const group = all.filter((phrase) => groupOf(phrase) === name)
    const dated = group.filter(hasDay)
    const intent = `${group.filter(isRight).length}/${group.length}`.padStart(9)
    const day =
      dated.length === 0
        ? ''
        : `   days ${dated.filter(isDayRight).length}/${dated.length} ${percent(dated.filter(isDayRight).length, dated.length)}`
    return `  ${name.padEnd(18)}${intent} ${percent(group.filter(isRight).length, group.length).padStart(8)}${day}`
  })
  return [title, ...lines, '']
}

function confusion(all: readonly PhraseRead[]): string[] {
  const short = (name: string) => name.replace(/[aeiou_]/g, '').slice(0, 6)
  const lines = intents.map((expected) => {
    const row = all.filter(({ row: { intent } }) => intent === expected)
    const counts = intents.map((got) => String(row.filter(({ reading }) => reading.intent === got).length).padStart(7))
    return `  ${expected.padEnd(18)}${counts.join('')}`
  })
  return [
    'Confusion (rows: meant, columns: read)',
    `  ${''.padEnd(18)}${intents.map((name) => short(name).padStart(7)).join('')}`,
    ...lines,
    '',
  ]
}

const steps = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01]

function calibration(all: readonly PhraseRead[]): string[] {
  const lines = steps.slice(1).flatMap((to, index) => {
    const from = steps[index] ?? 0
    const group = all.filter(({ reading }) => reading.confidence >= from && reading.confidence < to)
    if (group.length === 0) return []
    const mean = group.reduce((sum, { reading }) => sum + reading.confidence, 0) / group.length
    return [
      `  ${from.toFixed(2)}-${Math.min(to, 1).toFixed(2)}   said ${mean.toFixed(2)}   right ${percent(group.filter(isRight).length, group.length)} of ${group.length}`,
    ]
  })
  return ['Calibration', ...lines, '']
}

function misses(all: readonly PhraseRead[]): string[] {
  const wrong = all.flatMap((phrase) => {
    const { row, reading, predicted } = phrase
    const faults = [
      isLabelled(phrase) && !isRight(phrase) ? `${row.intent} read as ${reading.intent}` : '',
      !isLabelled(phrase) && reading.intent === 'promise_to_pay' ? 'read as a promise' : '',
      isLabelled(phrase) && hasDay(phrase) && !isDayRight(phrase)
        ? `day ${row.expected_date || 'none'} read as ${predicted.predicted_date || 'none'}`
        : '',
      isLabelled(phrase) && isRight(phrase) && !isAmountRight(phrase)
        ? `amount ${row.expected_amount || 'none'} read as ${predicted.predicted_amount || 'none'}`
        : '',
    ].filter((fault) => fault !== '')
    return faults.length === 0
      ? []
      : [
          `  ${(row.lang ?? '').padEnd(6)} ${predicted.confidence}  "${(row.text ?? '').replace(/\s+/g, ' ')}": ${faults.join('; ')}`,
        ]
  })
  return [`Misses (${wrong.length})`, ...wrong]
}
