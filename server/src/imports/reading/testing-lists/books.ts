import type { ListCase } from '#imports/reading/testing-lists/expected.ts'
import {
  makeOds,
  makeXlsx,
  odsDay,
  odsEmpty,
  odsNumber,
  odsRow,
  odsText,
  styles,
} from '#imports/reading/testing-lists/make-book.ts'

const ana = '+56987654321'
const day = (number: number) => ({ number, style: styles.date })
/** 5 December 2026 as spreadsheets count. */
const december5 = 46_361

/** Workbooks of Excel and LibreOffice. */
export const books: readonly ListCase[] = [
  {
    title: 'texts, numbers, dates and a telephone that is a number',
    file: makeXlsx([
      {
        name: 'Hoja1',
        rows: {
          1: ['Nombre', 'Celular', 'Vence', 'Monto', 'Factura'],
          2: ['Ana', 56987654321, day(december5), 45000, 1001],
        },
      },
    ]),
    rows: [[2, 'Ana', ana, '2026-12-05', 45_000, { reference: '1001' }]],
  },
  {
    title: 'a merged title, rows that the file leaves out, a total by formula',
    file: makeXlsx([
      {
        name: 'Hoja1',
        merges: ['A1:D1'],
        rows: {
          1: ['Cartera vencida'],
          3: ['Cliente', 'Teléfono', 'Vencimiento', 'Saldo'],
          4: ['Ana', '987654321', day(december5), 100],
          6: ['Bea', null, day(december5 + 1), { xml: '<c><f>D4*2</f><v>200</v></c>' }],
          7: ['Total', null, null, { xml: '<c><f>SUM(D4:D6)</f><v>300</v></c>' }],
        },
      },
    ]),
    rows: [
      [4, 'Ana', ana, '2026-12-05', 100],
      [6, 'Bea', null, '2026-12-06', 200],
    ],
    ignored: { 1: 'title', 2: 'blank', 5: 'blank', 7: 'total' },
  },
  {
    title: 'a cover, the list, a hidden sheet and a list of products',
    file: makeXlsx([
      { name: 'Instrucciones', rows: { 1: ['Complete la hoja Deudas'], 2: ['No cambie los títulos'] } },
      { name: 'Deudas', rows: { 1: ['Cliente', 'Vence', 'Saldo'], 2: ['Ana', day(december5), 100] } },
      { name: 'Vieja', state: 'hidden', rows: { 1: ['Cliente', 'Vence', 'Saldo'], 2: ['Zoe', day(december5), 999] } },
      {
        name: 'Productos',
        rows: { 1: ['Código', 'Producto', 'Precio'], 2: ['A1', 'Mesa', 100], 3: ['A2', 'Silla', 50] },
      },
    ]),
    rows: [[2, 'Ana', null, '2026-12-05', 100]],
  },
  {
    title: 'a sheet for each street is one list',
    file: makeXlsx([
      {
        name: 'Norte',
        rows: { 1: ['Cliente', 'Vence', 'Saldo'], 2: ['Ana', day(december5), 100], 3: ['Bea', day(december5), 150] },
      },
      { name: 'Sur', rows: { 1: ['Cliente', 'Vence', 'Saldo'], 2: ['Cai', day(december5), 300] } },
    ]),
    rows: [
      [2, 'Ana', null, '2026-12-05', 100],
      [3, 'Bea', null, '2026-12-05', 150],
      [2, 'Cai', null, '2026-12-05', 300],
    ],
    total: 550,
  },
  {
    title: 'a copy of the list in another sheet is not read twice',
    file: makeXlsx([
      { name: 'Hoja1', rows: { 1: ['Cliente', 'Vence', 'Saldo'], 2: ['Ana', day(december5), 100] } },
      { name: 'Respaldo', rows: { 1: ['Cliente', 'Vence', 'Saldo'], 2: ['Ana', day(december5), 100] } },
    ]),
    rows: [[2, 'Ana', null, '2026-12-05', 100]],
  },
  {
    title: 'rows that a filter hides are left out and told',
    file: makeXlsx([
      {
        name: 'H',
        hiddenRows: [3],
        rows: {
          1: ['Cliente', 'Vence', 'Saldo'],
          2: ['Ana', day(december5), 100],
          3: ['Bea', day(december5), 200],
          4: ['Cai', day(december5), 300],
        },
      },
    ]),
    rows: [
      [2, 'Ana', null, '2026-12-05', 100],
      [4, 'Cai', null, '2026-12-05', 300],
    ],
    ignored: { 3: 'hidden' },
  },
  {
    title: 'number formats that show currencies, leading zeros and days',
    file: makeXlsx([
      {
        name: 'H',
        rows: {
          1: ['Cliente', 'Vence', 'Saldo', 'Folio'],
          2: [
            'A',
            { number: december5, style: styles.dayMonth },
            { number: 99.9, style: styles.reais },
            { number: 123, style: styles.padded },
          ],
          3: [
            'B',
            day(december5 + 0.5),
            { number: 1200.5, style: styles.dollars },
            { number: 124, style: styles.padded },
          ],
          4: ['C', day(december5), { number: 45000, style: styles.pesos }, { number: 125, style: styles.padded }],
          5: ['D', december5, { number: 12.5, style: styles.uf }, { number: 126, style: styles.padded }],
        },
      },
    ]),
    rows: [
      [2, 'A', null, '2026-12-05', 9_990, { currency: 'BRL', reference: '000123' }],
      [3, 'B', null, '2026-12-05', 120_050, { currency: 'USD' }],
      [4, 'C', null, '2026-12-05', 45_000, { currency: 'CLP' }],
      [5, 'D', null, '2026-12-05', 125_000, { currency: 'CLF' }],
    ],
  },
  {
    title: 'days of a workbook that counts from 1904',
    file: makeXlsx(
      [{ name: 'H', rows: { 1: ['Cliente', 'Vence', 'Saldo'], 2: ['Ana', day(december5 - 1_462), 100] } }],
      { is1904: true },
    ),
    rows: [[2, 'Ana', null, '2026-12-05', 100]],
  },
  {
    title: 'calculated amounts with decimals that binary numbers make',
    file: makeXlsx([
      {
        name: 'H',
        rows: {
          1: ['Cliente', 'Vence', 'Saldo'],
          2: ['Ana', day(december5), 1234.565],
          3: ['Bea', day(december5), 0.1 + 0.2],
        },
      },
    ]),
    country: 'MX',
    currency: 'MXN',
    rows: [
      [2, 'Ana', null, '2026-12-05', 123_457],
      [3, 'Bea', null, '2026-12-05', 30],
    ],
  },
  {
    title: 'formulas that answer a text or an error, texts that look like numbers',
    file: makeXlsx([
      {
        name: 'H',
        rows: {
          1: ['Cliente', 'Vence', 'Saldo'],
          2: [{ xml: '<c t="str"><f>A1&amp;B1</f><v>Ana Pérez</v></c>' }, '05/12/2026', '1.500'],
          3: ['Bea', '05/12/2026', { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' }],
          4: [{ inline: '=1+1' }, '05/12/2026', '$ 2.000'],
        },
      },
    ]),
    rows: [
      [2, 'Ana Pérez', null, '2026-12-05', 1_500],
      [4, '=1+1', null, '2026-12-05', 2_000],
    ],
    bad: { 3: 'amountUnreadable' },
  },
  {
    title: 'a name merged over its papers; an amount merged over rows counts once',
    file: makeXlsx([
      {
        name: 'H',
        merges: ['A2:A3', 'C4:C5'],
        rows: {
          1: ['Cliente', 'Vence', 'Saldo'],
          2: ['Ana', day(december5), 100],
          3: [null, day(december5 + 1), 200],
          4: ['Bea', day(december5), 300],
          5: ['Cai', day(december5), null],
        },
      },
    ]),
    rows: [
      [2, 'Ana', null, '2026-12-05', 100],
      [3, 'Ana', null, '2026-12-06', 200],
      [4, 'Bea', null, '2026-12-05', 300],
    ],
    bad: { 5: 'amountUnreadable' },
  },
  {
    title: 'lines of a notebook in one column of a sheet',
    file: makeXlsx([
      { name: 'H', rows: { 1: ['Me deben'], 2: ['Ana 350 vence 5/12 pan'], 4: ['Bea 20 lucas vence 6/12'] } },
    ]),
    rows: [
      [2, 'Ana', null, '2026-12-05', 350],
      [4, 'Bea', null, '2026-12-06', 20_000],
    ],
    ignored: { 1: 'title', 3: 'blank' },
  },
  {
    title: 'ODS with repeated cells and rows, typed values, a note and a hidden sheet',
    file: makeOds(
      `<table:table table:name="Vieja" table:style-name="ta2">${odsRow(odsText('Cliente'), odsText('Vence'), odsText('Saldo'))}${odsRow(odsText('Zoe'), odsDay('2026-12-05'), odsNumber(9))}</table:table>` +
        `<table:table table:name="Hoja1" table:style-name="ta1">` +
        odsRow(odsText('Cliente'), odsText('Fono'), odsText('Vence'), odsText('Saldo')) +
        odsRow(
          '<table:table-cell office:value-type="string"><office:annotation><text:p>una nota</text:p></office:annotation><text:p>Ana<text:s text:c="2"/>Pérez</text:p></table:table-cell>',
          odsNumber(56987654321),
          odsDay('2026-12-05T00:00:00'),
          odsNumber(99.9, 'BRL'),
        ) +
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="4"/></table:table-row>' +
        `<table:table-row table:visibility="filter">${odsText('Bea')}${odsEmpty()}${odsDay('2026-12-06')}${odsNumber(5)}</table:table-row>` +
        odsRow(odsText('Cai'), odsEmpty(), odsDay('2026-12-07'), odsNumber(1500)) +
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
      '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>',
    ),
    rows: [
      [2, 'Ana Pérez', ana, '2026-12-05', 9_990, { currency: 'BRL' }],
      [6, 'Cai', null, '2026-12-07', 1_500],
    ],
    ignored: { 3: 'blank', 4: 'blank', 5: 'hidden' },
    total: { BRL: 9_990, CLP: 1_500 },
  },
]
