import { strToU8, zipSync } from 'fflate'

/** A cell of a book made for a test: a text, a number, or XML as it stands in the file. */
export type MadeCell = string | number | null | { xml: string } | { number: number; style: number } | { inline: string }

export interface MadeSheet {
  readonly name: string
  /** By row number of the sheet; rows that are not there are left out of the file. */
  readonly rows: Readonly<Record<number, readonly MadeCell[]>>
  readonly merges?: readonly string[]
  readonly hiddenRows?: readonly number[]
  readonly state?: 'hidden' | 'veryHidden'
}

/** Styles of a made book by their number: 1 a built-in date, 2 to 7 formats of its own. */
export const styles = { date: 1, dayMonth: 2, reais: 3, dollars: 4, pesos: 5, padded: 6, uf: 7 } as const
const formats = ['dd\\-mmm\\-yy', '[$R$-416]\\ #,##0.00', '"US$" #,##0.00', '"$" #,##0', '000000', '"UF" #,##0.00']

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const letter = (column: number): string =>
  (column < 26 ? '' : letter(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Makes an XLSX workbook with shared texts, as Excel writes it. */
export function makeXlsx(
  sheets: readonly MadeSheet[],
  about: { is1904?: boolean; extra?: Record<string, string> } = {},
): Uint8Array {
  const shared: string[] = []
  const cellXml = (cell: MadeCell, row: number, column: number): string => {
    const at = `${letter(column)}${row}`
    if (cell === null) return ''
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared.push(cell) - 1}</v></c>`
    if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`
    if ('xml' in cell) return cell.xml.replace('<c', `<c r="${at}"`)
    return `<c r="${at}" s="${cell.style}"><v>${cell.number}</v></c>`
  }
  const parts: Record<string, string> = {}
  sheets.forEach((sheet, i) => {
    const rows = Object.entries(sheet.rows).map(([number, cells]) => {
      const hidden = sheet.hiddenRows?.includes(Number(number)) ? ' hidden="1"' : ''
      return `<row r="${number}"${hidden}>${cells.map((cell, column) => cellXml(cell, Number(number), column)).join('')}</row>`
    })
    const merges = sheet.merges
      ? `<mergeCells>${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : ''
    parts[`xl/worksheets/sheet${i + 1}.xml`] =
      `${declaration}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`
  })
  parts['xl/workbook.xml'] =
    `${declaration}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${about.is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`
  parts['xl/_rels/workbook.xml.rels'] =
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="x" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`
  parts['xl/sharedStrings.xml'] =
    `${declaration}<sst xmlns="${main}">${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`
  parts['xl/styles.xml'] = `${declaration}<styleSheet xmlns="${main}"><numFmts>${formats
    .map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`)
    .join(
      '',
    )}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>${formats
    .map((_, i) => `<xf numFmtId="${164 + i}"/>`)
    .join('')}</cellXfs></styleSheet>`
  const all = { '[Content_Types].xml': `${declaration}<Types/>`, ...parts, ...about.extra }
  return zipSync(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])))
}

/** Makes an ODS workbook of tables in its own XML. */
export function makeOds(tables: string, automaticStyles = ''): Uint8Array {
  const names = ['office', 'table', 'text', 'style']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ')
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}><office:automatic-styles>${automaticStyles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8('<manifest:manifest xmlns:manifest="m"/>'),
  })
}

export const odsText = (text: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`
export const odsNumber = (value: number, currency?: string): string =>
  `<table:table-cell office:value-type="${currency ? 'currency' : 'float'}" office:value="${value}"${currency ? ` office:currency="${currency}"` : ''}><text:p>${value}</text:p></table:table-cell>`
export const odsDay = (day: string): string =>
  `<table:table-cell office:value-type="date" office:date-value="${day}"><text:p>lo que sea</text:p></table:table-cell>`
export const odsEmpty = (times = 1): string => `<table:table-cell table:number-columns-repeated="${times}"/>`
export const odsRow = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`
