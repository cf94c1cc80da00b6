import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readPhrases } from './read-all.ts'
import { reportOf } from './report.ts'
import { parseTable, writeTable } from './table.ts'

// How well the reader understands the phrases in tests/reader. Those in `written.tsv` it was built on; `apart.tsv` was measured
// first and looked at afterwards.

const today = '2026-11-23'
const readFile = (name: string) =>
  readPhrases(
    parseTable(readFileSync(fileURLToPath(new URL(`../../../../tests/reader/${name}`, import.meta.url)), 'utf8')).rows,
    today,
  )

test.each(['written.tsv', 'apart.tsv'])('%s: 97 of 100 intents and days', (name) => {
  const all = readFile(name)
  const right = all.filter(({ row, reading }) => reading.intent === row.intent).length
  const dated = all.filter(({ row }) => row.intent === 'promise_to_pay')
  const days = dated.filter(({ row, predicted }) => predicted.predicted_date === row.expected_date).length
  expect(right / all.length).toBeGreaterThan(0.97)
  expect(days / dated.length).toBeGreaterThan(0.97)
})

test('no promise is invented', () => {
  const invented = readFile('no-promise.tsv').filter(
    ({ reading }) => reading.intent === 'promise_to_pay' || reading.day !== null,
  )
  expect(invented.map(({ row }) => row.text)).toEqual([])
})

test('of what is read with 0.9 and more, nine of ten are right', () => {
  const sure = [...readFile('written.tsv'), ...readFile('apart.tsv')].filter(({ reading }) => reading.confidence >= 0.9)
  expect(sure.filter(({ row, reading }) => reading.intent === row.intent).length / sure.length).toBeGreaterThan(0.9)
})

test('columns stand in any order, and marks of spreadsheets are no part of the text', () => {
  const table = parseTable(
    '\ufefftext\tlang\treference_date\r\n\r\n"el viernes te pago ""seguro"""\tes-CL\t2026-11-23\r\n"hola\ttú"\r\n"sin cerrar\tes\r\n',
  )
  expect(table.rows.map((row) => row.text)).toEqual(['el viernes te pago "seguro"', 'hola\ttú', '"sin cerrar'])
  const read = readPhrases(table.rows, '2026-11-26')
  expect(read[0]?.predicted).toMatchObject({ predicted_intent: 'promise_to_pay', predicted_date: '2026-11-27' })
  expect(writeTable(table.header, read).split('\n')[0]).toBe(
    'text\tlang\treference_date\tpredicted_intent\tpredicted_date\tpredicted_amount\tconfidence',
  )
  expect(parseTable(writeTable(table.header, read)).rows.map((row) => row.text)).toEqual(
    table.rows.map((row) => row.text),
  )
  expect(reportOf(read)).toContain('3 phrases')
})

test('amounts stand in whole units, cents behind a dot', () => {
  const amount = (lang: string, text: string) => readPhrases([{ lang, text }], today)[0]?.predicted.predicted_amount
  expect(amount('es-CL', 'mañana te deposito 50 lucas')).toBe('50000')
  expect(amount('pt-BR', 'amanhã deposito R$ 1.250,50')).toBe('1250.50')
  expect(amount('es-MX', 'mañana le paso los $2,300')).toBe('2300')
  expect(amount('es', 'mañana te paso 200 dólares')).toBe('200')
})
