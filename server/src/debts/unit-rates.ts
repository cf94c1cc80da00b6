import { LocalDate } from '@aldia/shared/dates.ts'
import type { AccountUnit } from '@aldia/shared/money.ts'
import type { UnitRate } from '@aldia/shared/unit-rate.ts'
import { unitRateSet, unitRatesImported } from '@aldia/shared/unit-rate.ts'
import type { Reader } from '#base/database/database.ts'
import type { Work } from '#base/work.ts'
import { saveUnitRates, unitRateOn, unitRatesBetween } from '#debts/debts.store.ts'

// Values of units of account (UF, UVR, UDI, UI), as the central banks publish them.

export async function setUnitRate(work: Work, rate: UnitRate): Promise<UnitRate> {
  const known = await unitRateOn(work.tx, work.workspaceId, rate.unit, rate.on)
  await saveUnitRates(work.tx, [{ workspaceId: work.workspaceId, ...rate }])
  work.record(unitRateSet, {
    data: { ...rate, before: known?.on === rate.on ? known.valueE6 : null },
  })
  return rate
}

export interface RefusedLine {
  line: number
  text: string
  reason: 'date' | 'value'
}

/** Takes pasted lines; of a day that stands there twice the last one counts. */
export async function importUnitRates(
  work: Work,
  { unit, text }: { unit: AccountUnit; text: string },
): Promise<{ taken: number; refused: RefusedLine[] }> {
  const { rates, refused } = readUnitRates(unit, text)
  await saveUnitRates(
    work.tx,
    rates.map((rate) => ({ workspaceId: work.workspaceId, ...rate })),
  )
  if (rates.length > 0) {
    const days = rates.map((rate) => rate.on)
    work.record(unitRatesImported, {
      data: { unit, count: rates.length, from: days[0], to: days.at(-1) },
    })
  }
  return { taken: rates.length, refused }
}

/** The values of a unit from one day to another, both included, oldest first. */
export async function unitRates(
  tx: Reader,
  about: { workspaceId: string; unit: AccountUnit; from: LocalDate; to: LocalDate },
): Promise<UnitRate[]> {
  const rows = await unitRatesBetween(tx, about)
  return rows.map(({ on, valueE6 }) => ({ unit: about.unit, on, valueE6 }))
}

/** What is shown of a line that cannot be read. */
const longestShown = 80
/** Whoever pasted something else entirely need not read all of it. */
const mostRefused = 200

/** Reads "day value" lines, day first or year first, with any separator; oldest first. */
export function readUnitRates(unit: AccountUnit, text: string): { rates: UnitRate[]; refused: RefusedLine[] } {
  const byDay = new Map<LocalDate, UnitRate>()
  const refused: RefusedLine[] = []
  for (const [i, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.trim()
    if (line === '') continue
    const refuse = (reason: RefusedLine['reason']) => {
      if (refused.length < mostRefused) refused.push({ line: i + 1, text: line.slice(0, longestShown), reason })
    }
    const day = /^["']?(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?!\d)["']?/.exec(
      line,
    )
    const on = day && dayOf(day[1] ?? day[6], day[2] ?? day[5], day[3] ?? day[4])
    if (!on) {
      refuse('date')
      continue
    }
    const valueE6 = readValue(unit, line.slice(day[0].length))
    if (valueE6 === null) refuse('value')
    else byDay.set(on, { unit, on, valueE6 })
  }
  return { rates: [...byDay.values()].sort((a, b) => (a.on < b.on ? -1 : 1)), refused }
}

function dayOf(year = '', month = '', date = ''): LocalDate | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return LocalDate.safeParse(day).success ? day : null
}

/**
 * Between which values a unit can lie (currency per unit), for decades to come. It tells `39.485` (UF, thousands) from `8.123`
 * (UDI, decimals), for the two readings are a thousand times apart, and keeps a slipped decimal mark from every balance.
 */
const believable: Readonly<Record<AccountUnit, readonly [from: number, to: number]>> = {
  CLF: [5_000, 1_000_000],
  COU: [50, 10_000],
  MXV: [1, 200],
  UYI: [1, 200],
}

/** A value in millionths; null when it is none, or none that the unit can have. */
function readValue(unit: AccountUnit, text: string): number | null {
  const written = text
    .replace(/^[\s;,|:=]+/, '')
    .replace(/[\s;,|.]+$/, '')
    .replace(/["']/g, '')
    .replace(/^\s*(?:\$u?|clp|cop|mxn|uyu)\s*/i, '')
  const [from, to] = believable[unit]
  const fitting = readings(written)
    .map(Number)
    .filter((value) => from <= value && value <= to)
  const [value] = fitting
  return value === undefined || fitting.length > 1 ? null : Math.round(value * 1e6)
}

/** The numbers that a text can mean, with a point for decimals: `39.485` is two, `39.485,65` one. */
function readings(written: string): string[] {
  const found = new Set<string>()
  for (const [group, mark] of [
    ['.', ','],
    [',', '.'],
    [' ', ','],
    [' ', '.'],
  ] as const) {
    const [whole = '', decimals = '', ...rest] = written.split(mark)
    const isPlain = /^\d+$/.test(whole)
    const groups = whole.split(group)
    const isGrouped = /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((part) => /^\d{3}$/.test(part))
    if (rest.length === 0 && /^\d{0,12}$/.test(decimals) && (isPlain || isGrouped)) {
      found.add(`${Number(whole.split(group).join(''))}.${decimals.replace(/0+$/, '') || '0'}`)
    }
  }
  return [...found]
}
