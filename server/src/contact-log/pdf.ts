import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Language } from '@aldia/shared/language.ts'
import { contactLogText } from '@aldia/shared/text/contact-log-text.ts'
import PdfDocument from 'pdfkit'
import type { LogEntry } from '#contact-log/entries.ts'

// The log as a paper. Pages leave as they are full, so that the log of a large business needs no more memory than a page.

/** What stands above the entries. */
export interface Head {
  readonly business: string
  /** null: everybody. */
  readonly person: string | null
  /** Local dates. */
  readonly from: string
  readonly to: string
  readonly zone: string
  readonly rules: readonly string[]
  readonly madeOn: string
  readonly madeBy: string
}

const fonts = {
  plain: fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf')),
  bold: fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf')),
}
/** So much (bytes) may wait for whoever reads. */
const waitingMax = 256 * 1024
/** A paper is read, not searched: of a long text the beginning. */
const wordsMax = 600
const margin = 48
const footHeight = 30

/** Writes the paper as it is read; ends when its reader does. */
export function pdfOf(head: Head, entries: AsyncIterable<LogEntry>, language: Language): Readable {
  const lines = contactLogText[language]
  const doc = new PdfDocument({
    ...{ size: 'A4', margin, autoFirstPage: false, compress: true, lang: language, font: fonts.plain },
    margins: { top: margin, left: margin, right: margin, bottom: margin + footHeight },
    info: { Title: `${lines.title} · ${head.business}`, Author: head.business },
  })
  const out = new PassThrough()
  doc.pipe(out)
  void write(doc, out, { head, entries, lines }).catch((error: Error) => out.destroy(error))
  return out
}

type Doc = InstanceType<typeof PdfDocument>
type Lines = (typeof contactLogText)[Language]

async function write(
  doc: Doc,
  out: PassThrough,
  { head, entries, lines }: { head: Head; entries: AsyncIterable<LogEntry>; lines: Lines },
): Promise<void> {
  let page = 0
  doc.on('pageAdded', () => {
    page++
    putFoot(doc, `${head.business} · ${lines.title} · ${lines.page(page)}`)
  })
  doc.addPage()
  putHead(doc, head, lines)
  let person: string | null = null
  let count = 0
  for await (const entry of entries) {
    if (out.destroyed) return
    if (head.person === null && entry.person.id !== person) putPerson(doc, entry)
    person = entry.person.id
    putEntry(doc, entry)
    count++
    if (doc.readableLength > waitingMax) await Promise.race([once(out, 'drain'), once(out, 'close')])
  }
  if (count === 0) doc.font(fonts.plain).fontSize(10).text(lines.empty)
  doc.end()
}

function putHead(doc: Doc, head: Head, lines: Lines): void {
  doc.font(fonts.bold).fontSize(16).text(lines.title)
  doc.moveDown(0.4).fontSize(9.5)
  const fact = (name: string, value: string) =>
    doc.font(fonts.bold).text(`${name}: `, { continued: true }).font(fonts.plain).text(printable(value))
  fact(lines.business, head.business)
  if (head.person !== null) fact(lines.person, head.person)
  doc.text(`${lines.span(head.from, head.to)} · ${lines.zone(head.zone)}`)
  for (const rule of head.rules) fact(lines.rules, rule)
  doc.text(lines.made(head.madeOn, printable(head.madeBy)))
  doc.moveDown(0.4).fillColor('#555').fontSize(8.5).text(lines.responsibility).fillColor('#000').moveDown(0.8)
}

function putPerson(doc: Doc, { person }: LogEntry): void {
  keepTogether(doc, 60)
  doc
    .moveDown(0.6)
    .font(fonts.bold)
    .fontSize(11)
    .text(printable([person.name, person.phone].filter(Boolean).join(' · ')))
  doc.moveDown(0.3)
}

function putEntry(doc: Doc, entry: LogEntry): void {
  keepTogether(doc, 46)
  const { when, channel, kind, by, outcome, why, rules, words } = entry
  const facts = [channel, kind, by, outcome].filter((part) => part !== '').join(' · ')
  doc.font(fonts.bold).fontSize(9).text(when.replace('T', ' '), { continued: true })
  doc.font(fonts.plain).text(printable(`   ${facts}`))
  const detail = [why, rules].filter((part) => part !== '').join(' · ')
  doc.fillColor('#555').fontSize(8).text(printable(detail)).fillColor('#000')
  const short = words.length > wordsMax ? `${words.slice(0, wordsMax)}…` : words
  if (short !== '') doc.fontSize(8.5).text(printable(short), { indent: 12 })
  doc.moveDown(0.45)
}

/** A new page where so much (points) does not fit on this one. */
function keepTogether(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - margin - footHeight) doc.addPage()
}

/** Stands below the text of a page without moving where writing goes on. */
function putFoot(doc: Doc, words: string): void {
  const { x, y } = doc
  const { bottom } = doc.page.margins
  doc.page.margins.bottom = 0
  doc
    .font(fonts.plain)
    .fontSize(8)
    .fillColor('#777')
    .text(printable(words), margin, doc.page.height - margin, { lineBreak: false })
    .fillColor('#000')
  doc.page.margins.bottom = bottom
  doc.x = x
  doc.y = y
}

/** Without marks that turn the direction of writing, and control characters other than line ends. */
const printable = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/gu, ' ')
