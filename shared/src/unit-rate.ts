import { z } from 'zod'
import { command } from './command.ts'
import { LocalDate } from './dates.ts'
import { event } from './event.ts'
import { AccountUnit } from './money.ts'

/** What one unit of account (UF, UVR, UDI, UI) was worth on a day. */
export const UnitRate = z.object({
  unit: AccountUnit,
  on: LocalDate,
  /** In millionths of the main unit of the currency it is paid in: UF 1 = $ 39.485,65 is 39485650000. */
  valueE6: z.number().int().min(1).max(1_000_000_000_000_000),
})
export type UnitRate = z.infer<typeof UnitRate>

export const setUnitRate = command('unitRate.set', { input: UnitRate, output: UnitRate })

/** Pasted lines "day value" (any separator); the good ones go in, each bad one is named with its line. */
export const importUnitRates = command('unitRate.import', {
  input: z.object({ unit: AccountUnit, text: z.string().min(1).max(500_000) }),
  output: z.object({
    taken: z.number().int(),
    refused: z.array(z.object({ line: z.number().int(), text: z.string(), reason: z.enum(['date', 'value']) })),
  }),
})

/** `GET /api/unit-rates?unit=&from=&to=`: oldest first. */
export const UnitRates = z.object({ rates: z.array(UnitRate) })

/** `before`: the value that stood there for the same day. */
export const unitRateSet = event('unitRate.set', z.object({ ...UnitRate.shape, before: z.number().nullable() }))
export const unitRatesImported = event(
  'unitRate.imported',
  z.object({ unit: AccountUnit, count: z.number(), from: LocalDate.optional(), to: LocalDate.optional() }),
)
