/** A card lists a handful of numbers; more are cut off. */
const maxPhones = 20

/** The telephone numbers of a vCard, as written there. Cards come from strangers: anything else in them is ignored. */
export function phonesOfCard(vcard: string): string[] {
  return vcard
    .slice(0, 20_000)
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':')
      if (colon < 0 || !/^([\w-]+\.)?TEL([;:]|$)/i.test(line.slice(0, colon + 1))) return []
      const phone = line.slice(colon + 1).trim()
      return phone === '' ? [] : [phone.slice(0, 40)]
    })
    .slice(0, maxPhones)
}
