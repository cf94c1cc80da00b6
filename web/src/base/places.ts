import { type Country, countries } from '@aldia/shared/country.ts'
import type { Language } from '@aldia/shared/language.ts'

export interface PlaceChoice<K extends string = string> {
  readonly id: K
  readonly label: string
}

/** The countries we know, by their name in that language. */
export function countryChoices(language: Language): PlaceChoice<Country>[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return (Object.keys(countries) as Country[])
    .map((id) => ({ id, label: names.of(id) ?? id }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}

/** The currencies of those countries: `COP · peso colombiano`. `current` is among them even if unusual. */
export function currencyChoices(language: Language, current: string): PlaceChoice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  const codes = new Set([current, ...Object.values(countries).map((country) => country.currency)])
  return [...codes].sort().map((id) => ({ id, label: `${id} · ${names.of(id) ?? id}` }))
}

/** Every zone the browser knows: `Bogotá (GMT-5)`, the current one and those of our countries first, each place once. */
export function zoneChoices(language: Language, current: string, at: number): PlaceChoice[] {
  const ours = Object.values(countries).map((country): string => country.timeZone)
  const byLabel = new Map<string, PlaceChoice>()
  for (const id of [current, ...ours, ...Intl.supportedValuesOf('timeZone')]) {
    const label = zoneLabel(id, language, at)
    // Browsers know some places by an old and a new name.
    if (!byLabel.has(label)) byLabel.set(label, { id, label })
  }
  return [...byLabel.values()]
}

/** The ids of zones know no accents and no translations; these are the ones our people read. */
const zoneNames: Record<string, Record<Language, string>> = {
  'America/Asuncion': { es: 'Asunción', pt: 'Assunção', en: 'Asunción' },
  'America/Bogota': { es: 'Bogotá', pt: 'Bogotá', en: 'Bogotá' },
  'America/Mexico_City': { es: 'Ciudad de México', pt: 'Cidade do México', en: 'Mexico City' },
  'America/Montevideo': { es: 'Montevideo', pt: 'Montevidéu', en: 'Montevideo' },
  'America/New_York': { es: 'Nueva York', pt: 'Nova York', en: 'New York' },
  'America/Panama': { es: 'Panamá', pt: 'Panamá', en: 'Panama' },
  'America/Sao_Paulo': { es: 'São Paulo', pt: 'São Paulo', en: 'São Paulo' },
  'Europe/Lisbon': { es: 'Lisboa', pt: 'Lisboa', en: 'Lisbon' },
}

/** `America/Argentina/Buenos_Aires` as `Buenos Aires (GMT-3)`. */
export function zoneLabel(zone: string, language: Language, at: number): string {
  const place = zoneNames[zone]?.[language] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  const offset = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')
  return `${place} (${offset?.value ?? zone})`
}

/** Where the business probably is: by the zone, else by the region of a browser language (`es-CO`), else the language's largest country. */
export function proposeCountry(languages: readonly string[], timeZone: string): Country {
  const byZone = (Object.keys(countries) as Country[]).find((code) => sameZone(countries[code].timeZone, timeZone))
  if (byZone !== undefined) return byZone
  for (const tag of languages) {
    const region = tag.split('-').find((part, place) => place > 0 && /^[A-Z]{2}$/.test(part))
    if (region !== undefined && region in countries) return region as Country
  }
  if (languages[0]?.startsWith('pt')) return 'BR'
  return languages[0]?.startsWith('en') ? 'US' : 'MX'
}

/** Browsers still answer `America/Buenos_Aires` for `America/Argentina/Buenos_Aires`. */
function sameZone(a: string, b: string): boolean {
  return a === b || a.replace('/Argentina', '') === b
}
