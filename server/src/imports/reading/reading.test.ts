import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { ListRefused } from '#imports/reading/limits.ts'
import { debtorKeys } from '#imports/reading/preview.ts'
import { readInThread } from '#imports/reading/reading.ts'
import { preview, today } from '#imports/reading/testing-lists/expected.ts'
import { makeOds, makeXlsx, odsDay, odsNumber, odsRow, odsText } from '#imports/reading/testing-lists/make-book.ts'

const about = { country: 'CL', currency: 'CLP', today } as const
const refusal = (content: Uint8Array): string => {
  try {
    preview(content as never)
    return 'read'
  } catch (error) {
    if (error instanceof ListRefused) return error.because
    throw error
  }
}

describe('what no list is', () => {
  test.each<[string, Uint8Array, string]>([
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0), 'old_excel'],
    [
      'a locked workbook',
      Buffer.concat([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), Buffer.from('EncryptedPackage', 'utf16le')]),
      'locked_file',
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n...'), 'not_a_list'],
    ['a zip of something else', zipSync({ 'a.txt': Buffer.from('hello') }), 'not_a_list'],
    [
      'a zip that was cut off',
      makeXlsx([{ name: 'H', rows: { 1: ['Nombre', 'Monto'] } }]).subarray(0, 700),
      'damaged_file',
    ],
    ['bytes at random', Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7_919 + (i >> 3)) % 256), 'not_a_list'],
  ])('%s', (_, bytes, because) => {
    expect(refusal(bytes)).toBe(because)
  })

  test('a workbook that unpacks to more than it may is not unpacked', () => {
    const bomb = Buffer.from(makeXlsx([{ name: 'H', rows: { 1: ['Nombre', 'Monto'] } }]))
    const entry = bomb.indexOf(Buffer.from('xl/worksheets/sheet1.xml'), bomb.indexOf(Buffer.of(0x50, 0x4b, 1, 2)))
    // What the directory of the archive says the part unpacks to.
    bomb.writeUInt32LE(250_000_000, entry - 22)
    expect(refusal(bomb)).toBe('unpacked_too_large')
  })

  test('entities of a document type expand to nothing', () => {
    const sheet = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&y;</t></is></c></row></sheetData></worksheet>`
    expect(refusal(makeXlsx([{ name: 'H', rows: {} }], { extra: { 'xl/worksheets/sheet1.xml': sheet } }))).toBe(
      'damaged_file',
    )
  })

  test('macros and links to other files are not even unpacked', () => {
    const book = makeXlsx([{ name: 'H', rows: { 1: ['Cliente', 'Vence', 'Saldo'], 2: ['Ana', '05/12/2026', 100] } }], {
      extra: { 'xl/vbaProject.bin': 'Sub AutoOpen()', 'xl/externalLinks/externalLink1.xml': '<not xml' },
    })
    expect(preview(book).rowsGood).toBe(1)
  })

  test('more columns and rows than anybody has', () => {
    expect(refusal(Buffer.from(`${'a;'.repeat(600)}\n${'1;'.repeat(600)}\n`))).toBe('too_many_columns')
    expect(refusal(Buffer.from('Ana;1;1/1/2026\n'.repeat(100_001)))).toBe('too_many_rows')
    const far = '<c><v>1</v></c>'
    expect(
      refusal(makeXlsx([{ name: 'H', rows: { 1: [...Array.from({ length: 600 }, () => null), { xml: far }] } }])),
    ).toBe('too_many_columns')
  })

  test('two hundred columns are no trouble', () => {
    const more = Array.from({ length: 197 }, (_, i) => `extra ${i}`).join(';')
    expect(preview(`Cliente;Vence;Saldo;${more}\nAna;05/12/2026;100;${more}\n`).rowsGood).toBe(1)
  })

  test('a row that is repeated a million times in a few bytes', () => {
    const row = `<table:table-row table:number-rows-repeated="1000000">${odsText('Ana')}${odsNumber(1)}</table:table-row>`
    expect(refusal(makeOds(`<table:table table:name="H">${row}</table:table>`))).toBe('too_many_rows')
  })

  test('it is said in the thread as well', async () => {
    await expect(readInThread({ content: Buffer.from('%PDF-1.7'), about, roles: null })).rejects.toThrow(ListRefused)
    const { list, source } = await readInThread({
      content: Buffer.from('Cliente;Vence;Saldo\nAna;05/12/2026;100\n'),
      about,
      roles: null,
    })
    expect(list.rows).toHaveLength(1)
    expect(source).toEqual({ format: 'text', encoding: 'utf-8', delimiter: ';' })
  })
})

describe('any list comes out as it was written', () => {
  const name = fc.stringMatching(/^[A-ZÁÉÑ][a-záéíóúñ]{1,8} [A-Z][a-z]{2,9}$/)
  const phone = fc.integer({ min: 20_000_000, max: 99_999_999 }).map((digits) => `+569${digits}`)
  const dueOn = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
  const debt = fc.record({
    name,
    phone: fc.option(phone),
    dueOn,
    amountMinor: fc.integer({ min: 1, max: 99_999_999 }),
    concept: fc.option(fc.constantFrom('Mesa; 4 sillas', 'Pan "de ayer"', 'Dos\nlíneas', 'Arriendo, julio')),
  })
  const list = fc.array(debt, { minLength: 1, maxLength: 12 })
  type Debt = typeof debt extends fc.Arbitrary<infer T> ? T : never

  const spanish = (day: string) => day.split('-').reverse().join('/')
  const dotted = (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/g, '.')
  const table = (debts: readonly Debt[]) => [
    ['Nombre', 'Celular', 'Vencimiento', 'Saldo', 'Factura', 'Detalle'],
    ...debts.map((one, i) => [
      one.name,
      one.phone ?? '',
      spanish(one.dueOn),
      dotted(one.amountMinor),
      `F-${i}`,
      one.concept ?? '',
    ]),
  ]
  const written = (debts: readonly Debt[]) =>
    debts.map((one, i) => ({
      name: one.name,
      phoneE164: one.phone ?? null,
      dueOn: one.dueOn,
      amountMinor: one.amountMinor,
      reference: `F-${i}`,
      concept: one.concept?.replace(/\n/g, ' ') ?? null,
    }))
  const readBack = (file: Uint8Array) => preview(file).rows.map(({ line: _, currency: __, ...row }) => row)
  const csv = (rows: readonly (readonly string[])[], delimiter: string, newline: string) =>
    rows
      .map((row) =>
        row.map((cell) => (/["\n;,\t|]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(delimiter),
      )
      .join(newline)

  test('through any delimiter, line end and encoding', () => {
    const encodings = [
      (text: string) => Buffer.from(text, 'utf8'),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf8'),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      (text: string) => Buffer.from(text, 'latin1'),
    ]
    fc.assert(
      fc.property(
        list,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(...encodings),
        (debts, delimiter, newline, encode) => {
          expect(readBack(encode(csv(table(debts), delimiter, newline)))).toEqual(written(debts))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('through XLSX and ODS', () => {
    fc.assert(
      fc.property(list, (debts) => {
        const [header = [], ...rows] = table(debts)
        const xlsx = makeXlsx([
          { name: 'H', rows: Object.fromEntries([header, ...rows].map((row, i) => [i + 1, row])) },
        ])
        const ods = makeOds(
          `<table:table table:name="H">${odsRow(...header.map(odsText))}${debts
            .map((one, i) =>
              odsRow(
                odsText(one.name),
                odsText(one.phone ?? ''),
                odsDay(one.dueOn),
                odsNumber(one.amountMinor),
                odsText(`F-${i}`),
                odsText(one.concept?.replace(/\n/g, ' ') ?? ''),
              ),
            )
            .join('')}</table:table>`,
        )
        expect(readBack(xlsx)).toEqual(written(debts))
        expect(readBack(ods)).toEqual(written(debts))
      }),
      { numRuns: 60 },
    )
  })

  test('whatever a text holds, every line is accounted for once', () => {
    const word = fc.constantFrom(
      'Ana',
      'Total',
      '350',
      '5/3',
      ';',
      ',',
      '"',
      '\t',
      '\n',
      'vence',
      '$',
      '987654321',
      '',
      ' ',
      '=1',
      'mil',
      '-',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const { rowsBad, rowsIgnored, rows, rowsGood, debts } = preview(words.join(''))
        const lines = [...rowsBad, ...rowsIgnored, ...rows].map(({ line }) => line)
        expect(new Set(lines).size).toBe(lines.length)
        expect(rowsGood).toBe(rows.length)
        expect(debts).toBe(rows.length)
        for (const row of rows) expect(row.amountMinor).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})

test('a name without a number is the person of that name with one, where there is exactly one', () => {
  const keys = debtorKeys([
    { name: 'Ana Díaz', phoneE164: '+56987654321' },
    { name: 'ana diaz', phoneE164: null },
    { name: 'Bea', phoneE164: '+56987654322' },
    { name: 'Bea', phoneE164: '+56987654323' },
    { name: 'bea', phoneE164: null },
  ])
  expect(keys[1]).toBe(keys[0])
  expect(new Set(keys).size).toBe(4)
})

test('a large list is read row by row', () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, i) => `Persona ${i};+569${20_000_000 + i};05/12/2026;${1_000 + i};F-${i}`,
  )
  const read = preview(`Nombre;Celular;Vence;Monto;Factura\n${rows.join('\n')}\n`)
  expect(read.rowsGood).toBe(5_000)
  expect(read.debtors).toBe(5_000)
})
