// The BR Code of Pix ("copia e cola"): fields of id, length and value, closed by a checksum (EMV QR code, collections-facts.md 10).

/** What goes into a code. Everything is put into the form that banks take: capitals without accents, cut to its length. */
export interface PixCharge {
  /** As `readPixKey` answers it. */
  key: string
  holder: string
  city: string
  /** Centavos; null lets the payer write the amount. */
  amountMinor: number | null
  /** Of the bill; letters and digits of it come back with the money. null: none. */
  reference: string | null
}

export function pixCode({ key, holder, city, amountMinor, reference }: PixCharge): string {
  const account = field('00', 'br.gov.bcb.pix') + field('01', key)
  const transactionId = plain(reference ?? '')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 25)
  const body = [
    field('00', '01'),
    field('26', account),
    field('52', '0000'),
    field('53', '986'),
    amountMinor === null ? '' : field('54', withPoint(amountMinor)),
    field('58', 'BR'),
    // Banks refuse a code with an empty name or city, and a name of pictures alone becomes empty.
    field('59', capitals(holder, 25) || 'RECEBEDOR'),
    field('60', capitals(city, 15) || 'BRASIL'),
    field('62', field('05', transactionId === '' ? '***' : transactionId)),
    '6304',
  ].join('')
  return body + crc16(body).toString(16).toUpperCase().padStart(4, '0')
}

/** CRC-16/CCITT-FALSE: polynomial 1021, begins with FFFF, nothing reflected. Of ASCII text. */
export function crc16(text: string): number {
  let crc = 0xffff
  for (const char of text) {
    crc ^= char.charCodeAt(0) << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc
}

function field(id: string, value: string): string {
  if (value.length > 99) throw new RangeError(`field ${id} of a BR Code holds at most 99 characters`)
  return id + String(value.length).padStart(2, '0') + value
}

/** ASCII only, so that a character is a byte. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '')
}

function capitals(text: string, max: number): string {
  return plain(text).toUpperCase().replace(/\s+/g, ' ').trim().slice(0, max).trim()
}

function withPoint(amountMinor: number): string {
  const digits = String(amountMinor).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
