// Marks that turn the direction of what follows let a stranger write a name or a file that reads as something else
// ("factura[turn]fdp.exe"). They are taken out for display only; what is stored and copied stays as it was written.

const turners = /[\u061c\u202a-\u202e\u2066-\u2069]/g
const controls = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu

/** A text of several lines without the characters that override or embed a direction. Emoji joiners and line ends stay. */
export function plainText(text: string): string {
  return text.replace(turners, '')
}

/** A name, file name or other one-line text: control characters and white space become one blank. */
export function plainLine(text: string): string {
  return text.replace(controls, ' ').replace(/\s+/g, ' ').trim()
}
