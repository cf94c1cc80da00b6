import { business } from './business.ts'
import type { Debtor } from './debtor.ts'
import { type Colour, Drawing } from './drawing.ts'
import { pesos } from './spoken.ts'

/** What a paper is about. Amounts in pesos, instants in epoch ms; `number` makes papers differ. */
export interface PaperFacts {
  debtor: Debtor
  amountPesos: number
  at: number
  number: number
}

const white: Colour = [255, 255, 255]
const ink: Colour = [38, 34, 48]
const grey: Colour = [122, 116, 132]
const hairline: Colour = [228, 225, 232]

/** Invented payment programs: name, head colour, ground. */
const payments = [
  { name: 'PlatiYa', head: [104, 36, 132], ground: [250, 247, 252] },
  { name: 'Banco Oriental', head: [20, 92, 158], ground: [246, 249, 252] },
  { name: 'Giro Fácil', head: [226, 122, 30], ground: [253, 249, 244] },
] as const satisfies readonly { name: string; head: Colour; ground: Colour }[]

const written = new Intl.DateTimeFormat('es-CO', {
  timeZone: 'America/Bogota',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

const when = (at: number) => written.format(at).replace(/\s+/g, ' ')

const labels = ['Para', 'Número', 'De', 'Concepto', 'Fecha', 'Referencia']
const lineAt = (index: number) => 424 + index * 58

/** All that is the same on every screen of one payment program. */
function blank({ name, head, ground }: (typeof payments)[number]): Drawing {
  const drawing = new Drawing(540, 860, ground)
  const middle = drawing.width / 2
  drawing.box(0, 0, 540, 92, head)
  drawing.text(name, { x: 44, y: 58 }, 'title', white)
  drawing.disc(middle, 172, 42, [39, 154, 96])
  drawing.stroke([252, 173], [265, 186], 8, white)
  drawing.stroke([265, 186], [290, 159], 8, white)
  drawing.text('Transferencia exitosa', { x: middle, y: 264, align: 'centre' }, 'title', ink)
  drawing.box(0, 372, 540, 1, hairline)
  for (const [index, label] of labels.entries()) {
    drawing.text(label, { x: 44, y: lineAt(index) }, 'small', grey)
    drawing.box(44, lineAt(index) + 20, drawing.width - 88, 1, hairline)
  }
  drawing.text('Guarda este comprobante', { x: middle, y: 806, align: 'centre' }, 'small', grey)
  return drawing
}

const blanks = new Map<string, Drawing>()

/** The screen that a payment program shows after a transfer, as people send it (PNG). */
export function transferPicture({ debtor, amountPesos, at, number }: PaperFacts): Buffer {
  const payment = payments[number % payments.length] ?? payments[0]
  const form = blanks.get(payment.name) ?? blank(payment)
  blanks.set(payment.name, form)
  const drawing = form.copy()
  drawing.text(pesos(amountPesos), { x: drawing.width / 2, y: 334, align: 'centre' }, 'amount', ink)
  const reference = `M${String(48_213_907 + number * 7919).slice(-8)}`
  const values = [business.holder, business.nequi, debtor.fullName, 'Cuota muebles', when(at), reference]
  for (const [index, value] of values.entries()) {
    drawing.text(value, { x: drawing.width - 44, y: lineAt(index), align: 'right' }, 'bold', ink)
  }
  return drawing.png()
}

/** The slip that came with the furniture, as a photo of paper (PNG). */
export function deliveryNotePicture({ debtor, amountPesos, at, number }: PaperFacts): Buffer {
  const drawing = new Drawing(560, 720, [121, 98, 76])
  // A sheet on a table: a shadow, then the paper.
  drawing.box(38, 34, 496, 664, [98, 78, 60])
  const paper: Colour = [251, 246, 228]
  drawing.box(28, 24, 496, 664, paper)
  drawing.text('MUEBLES DON AURELIO', { x: 276, y: 80, align: 'centre' }, 'title', [92, 44, 34])
  drawing.text('Carrera 17 # 34-58 · Bucaramanga', { x: 276, y: 112, align: 'centre' }, 'small', grey)
  drawing.box(52, 132, 448, 2, [92, 44, 34])
  drawing.text(`REMISIÓN No. ${1400 + (number % 300)}`, { x: 52, y: 172 }, 'bold', ink)
  const lines = [
    ['Fecha:', when(at).split(',')[0] ?? ''],
    ['Cliente:', debtor.fullName],
    ['Celular:', debtor.phone.slice(2)],
    ['Artículo:', debtor.article.replace(/^(el|la|los|las|o|a) /, '')],
    ['Valor:', `${debtor.parts} cuotas de ${pesos(amountPesos)}`],
    ['Flete:', 'incluido'],
  ] as const
  for (const [index, [label, value]] of lines.entries()) {
    const y = 226 + index * 54
    drawing.text(label, { x: 52, y }, 'small', grey)
    drawing.text(value, { x: 160, y }, 'bold', [32, 48, 110])
    drawing.box(52, y + 14, 448, 1, [214, 204, 176])
  }
  drawing.text('Recibí a satisfacción:', { x: 52, y: 606 }, 'small', grey)
  // A signature: one line of the pen that swings and calms down.
  const swing = 3 + (number % 4)
  const point = (part: number): [number, number] => [
    76 + part * 230 + 10 * Math.sin(part * 31),
    644 + 24 * (1 - part * 0.75) * Math.sin(part * swing * 6.3),
  ]
  for (let i = 0; i < 60; i++) drawing.stroke(point(i / 60), point((i + 1) / 60), 2.6, [32, 48, 110])
  return drawing.png()
}

/** A page as banks send it after a payment on the web (PDF). */
export function paymentDocument({ debtor, amountPesos, at, number }: PaperFacts): Buffer {
  return textDocument([
    ['Comprobante de pago PSE', 18],
    ['', 12],
    [`Valor: ${pesos(amountPesos)}`, 14],
    [`Pagador: ${debtor.fullName}`, 12],
    [`Beneficiario: ${business.holder}`, 12],
    ['Concepto: cuota muebles', 12],
    [`Fecha: ${when(at)}`, 12],
    [`CUS: ${String(1_204_551_873 + number * 104_729)}`, 12],
    ['Estado: aprobada', 12],
  ])
}

/** One page of plain lines with their sizes. PDF strings are Latin-1 here, which has all that Spanish needs. */
function textDocument(lines: readonly (readonly [string, number])[]): Buffer {
  const shown = (line: string) => line.replace(/[()\\]/g, (sign) => `\\${sign}`)
  const body = lines.map(([line, size]) => `/F1 ${size} Tf (${shown(line)}) Tj 0 -${size + 10} Td`).join('\n')
  const stream = `BT 60 760 Td\n${body}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1')
}
