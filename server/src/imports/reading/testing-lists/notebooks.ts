import type { ListCase } from '#imports/reading/testing-lists/expected.ts'

/** What people write into notebooks and chats, line by line. */
export const notebooks: readonly ListCase[] = [
  {
    title: 'the line of the house',
    file: 'Ana 350 vence 5/3 mesa y sillas',
    country: 'MX',
    currency: 'MXN',
    rows: [[1, 'Ana', null, '2027-03-05', 35_000, { concept: 'mesa y sillas' }]],
  },
  {
    title: 'bullets, numbers, words for debts',
    file: '- Ana debe 20 lucas vence 5/12 zapatos\n* Beatriz Soto: $45.000 para el 15 de diciembre, dos sillas\n3) Carla 912345678 15.000 vence 1/12\n• Don Pepe 8 mil paga el viernes pan\n',
    rows: [
      [1, 'Ana', null, '2026-12-05', 20_000, { concept: 'zapatos' }],
      [2, 'Beatriz Soto', null, '2026-12-15', 45_000, { concept: 'dos sillas' }],
      [3, 'Carla', '+56912345678', '2026-12-01', 15_000],
      [4, 'Don Pepe', null, '2026-11-27', 8_000, { concept: 'pan' }],
    ],
  },
  {
    title: 'a title, blank lines, a section and a total',
    file: 'Lista de fiados noviembre\n\nAna 350 vence 5/12 pan\n\nVECINOS:\nBea 1.200 vence 6/12\nTotal 1.550\n',
    rows: [
      [3, 'Ana', null, '2026-12-05', 350],
      [6, 'Bea', null, '2026-12-06', 1_200],
    ],
    ignored: { 1: 'title', 2: 'blank', 4: 'blank', 5: 'section', 7: 'total' },
  },
  {
    title: 'defects',
    file: 'Ana 350 vence 31/2 pan\nBea 400 leche\nCarla vence 5/12 queso\nDora 0 vence 5/12\nElsa 500 vence 5/12 tel 12345\nFlor 600 vence 5/12 #77\nGina 700 vence 5/12 #77\nHilda 800 vence pronto\nIda 900 vence 6/12\n',
    rows: [
      [6, 'Flor', null, '2026-12-05', 600, { reference: '77' }],
      [9, 'Ida', null, '2026-12-06', 900],
    ],
    bad: {
      1: 'dateInvalid',
      2: 'dateMissing',
      3: 'amountUnreadable',
      4: 'amountNotPositive',
      5: 'phoneInvalid',
      7: 'duplicateReference',
      8: 'dateInvalid',
    },
  },
  {
    title: 'amount first, date first, small letters',
    file: '350 Ana vence 5/12 mesa\n5/12 Bea 400 silla\njuan perez 1500 vence 10/12\n',
    rows: [
      [1, 'Ana', null, '2026-12-05', 350, { concept: 'mesa' }],
      [2, 'Bea', null, '2026-12-05', 400, { concept: 'silla' }],
      [3, 'juan perez', null, '2026-12-10', 1_500],
    ],
  },
  {
    title: 'things are counted as well',
    file: 'Ana 2 sillas 350 vence 5/12\nBea Soto 12.500 por 3 kilos vence 6/12\n',
    rows: [
      [1, 'Ana', null, '2026-12-05', 350],
      [2, 'Bea Soto', null, '2026-12-06', 12_500, { concept: '3 kilos' }],
    ],
  },
  {
    title: 'Portuguese',
    file: 'João da Silva deve R$ 150,50 vence 05/12 bolo\nMaria 2 mil até 10 de dezembro\n',
    country: 'BR',
    currency: 'BRL',
    rows: [
      [1, 'João da Silva', null, '2026-12-05', 15_050, { concept: 'bolo' }],
      [2, 'Maria', null, '2026-12-10', 200_000],
    ],
  },
  {
    title: 'English, month first',
    file: 'Bob Smith owes $350 due 12/15 for paint\nAnn 1,200.50 due Dec 5\n',
    country: 'US',
    currency: 'USD',
    rows: [
      [1, 'Bob Smith', null, '2026-12-15', 35_000, { concept: 'paint' }],
      [2, 'Ann', null, '2026-12-05', 120_050],
    ],
  },
  {
    title: 'commas between the parts, not always the same number',
    file: 'Ana Pérez, 350, vence 5/12, mesa y sillas\nBea, 20 lucas, vence 6/12\nCarla, 9 8765 4321, 1.500, 7/12, pan, leche\n',
    rows: [
      [1, 'Ana Pérez', null, '2026-12-05', 350, { concept: 'mesa y sillas' }],
      [2, 'Bea', null, '2026-12-06', 20_000],
      [3, 'Carla', '+56987654321', '2026-12-07', 1_500],
    ],
  },
  {
    title: 'dashes between the parts',
    file: 'Ana Pérez - 350 - vence 5/12 - mesa\nBea - $1.200 - 6/12/2026 - pan\n',
    rows: [
      [1, 'Ana Pérez', null, '2026-12-05', 350, { concept: 'mesa' }],
      [2, 'Bea', null, '2026-12-06', 1_200, { concept: 'pan' }],
    ],
  },
  {
    title: 'currencies and several ways to say the day',
    file: 'Ana US$ 50 vence 1 de diciembre celular\nBea UF 2,5 vence fin de mes arriendo\nCarla 30 dolares vence el 15\nDora 2 palos vence 5-dic-26\n',
    rows: [
      [1, 'Ana', null, '2026-12-01', 5_000, { currency: 'USD', concept: 'celular' }],
      [2, 'Bea', null, '2026-11-30', 25_000, { currency: 'CLF', concept: 'arriendo' }],
      [3, 'Carla', null, '2026-12-15', 3_000, { currency: 'USD' }],
      [4, 'Dora', null, '2026-12-05', 2_000_000],
    ],
  },
  {
    title: 'numbers before the lines, labels in them, and a half',
    file: '01 Ana Perez $350 mesa (vence 5/12)\n02 Bea 2 palos y medio vence 6/12 terreno\nNombre: Cai Monto: 400 Vence: 7/12\n',
    rows: [
      [1, 'Ana Perez', null, '2026-12-05', 350, { concept: 'mesa' }],
      [2, 'Bea', null, '2026-12-06', 2_500_000, { concept: 'terreno' }],
      [3, 'Cai', null, '2026-12-07', 400],
    ],
  },
]
