import { type Country, countries } from '#country.ts'

// Which country keeps an IANA zone, for the holidays of a debtor of whom only the zone is known. After the zone tables of CLDR.

const others: Partial<Record<Country, string>> = {
  AR: 'America/Buenos_Aires America/Catamarca America/Cordoba America/Jujuy America/Mendoza America/Rosario',
  BR: `America/Araguaina America/Bahia America/Belem America/Boa_Vista America/Campo_Grande America/Cuiaba America/Eirunepe
    America/Fortaleza America/Maceio America/Manaus America/Noronha America/Porto_Velho America/Recife America/Rio_Branco
    America/Santarem`,
  CL: 'America/Coyhaique America/Punta_Arenas Pacific/Easter',
  EC: 'Pacific/Galapagos',
  ES: 'Africa/Ceuta Atlantic/Canary',
  MX: `America/Bahia_Banderas America/Cancun America/Chihuahua America/Ciudad_Juarez America/Hermosillo America/Matamoros
    America/Mazatlan America/Merida America/Monterrey America/Ojinaga America/Tijuana`,
  PT: 'Atlantic/Azores Atlantic/Madeira',
  US: `America/Adak America/Anchorage America/Boise America/Chicago America/Denver America/Detroit America/Indianapolis
    America/Juneau America/Los_Angeles America/Louisville America/Menominee America/Metlakatla America/Nome America/Phoenix
    America/Sitka America/Yakutat Pacific/Honolulu`,
}

/** Zones of several names each. */
const families: readonly [prefix: string, country: Country][] = [
  ['America/Argentina/', 'AR'],
  ['America/Indiana/', 'US'],
  ['America/Kentucky/', 'US'],
  ['America/North_Dakota/', 'US'],
]

const byZone = new Map<string, Country>()
for (const [country, { timeZone }] of Object.entries(countries) as [Country, { timeZone: string }][]) {
  byZone.set(timeZone, country)
  for (const zone of others[country]?.split(/\s+/) ?? []) byZone.set(zone, country)
}

/** The country of a zone; null where none of ours has it. */
export function countryOfZone(zone: string): Country | null {
  return byZone.get(zone) ?? families.find(([prefix]) => zone.startsWith(prefix))?.[1] ?? null
}
