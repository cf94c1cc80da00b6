import type { UnitRate } from '@aldia/shared/unit-rate.ts'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { App } from '#base/http/app-type.ts'
import { registerErrors } from '#base/http/errors.ts'
import { debtRoutes } from '#debts/debts.routes.ts'
import { unitRateOn } from '#debts/ledger.ts'
import { readUnitRates } from '#debts/unit-rates.ts'
import { type TestDebtor, testDebtor } from '#testing/debts.ts'

describe('pasted values of a unit', () => {
  it.each([
    ['2026-11-20 39485,65', 'CLF'],
    ['20-11-2026\t39.485,65', 'CLF'],
    ['20/11/2026;39,485.65', 'CLF'],
    ['20.11.2026: $ 39.485,65', 'CLF'],
    ['"2026-11-20","39485.65"', 'CLF'],
    ['2026-11-20,39485.65;', 'CLF'],
  ] as const)('%s', (text, unit) => {
    expect(readUnitRates(unit, text)).toEqual({
      rates: [{ unit, on: '2026-11-20', valueE6: 39_485_650_000 }],
      refused: [],
    })
  })

  it('are told apart by what a unit can be worth: 39.485 is UF in thousands, 8.123 UDI with decimals', () => {
    const value = (unit: 'CLF' | 'MXV' | 'COU' | 'UYI', text: string) =>
      readUnitRates(unit, `2026-11-20 ${text}`).rates[0]?.valueE6
    expect(value('CLF', '39.485')).toBe(39_485_000_000)
    expect(value('MXV', '8.123')).toBe(8_123_000)
    expect(value('MXV', '8.543210')).toBe(8_543_210)
    expect(value('COU', '389,123')).toBe(389_123_000)
    expect(value('UYI', '6,4512')).toBe(6_451_200)
    expect(value('CLF', '3948565')).toBeUndefined()
    expect(value('CLF', '39')).toBeUndefined()
  })

  it('go in where they can be read, and every other line is named', () => {
    const text = 'Fecha;Valor\n\n30-02-2026;39000\r\n19-11-2026;39.450,10\n20-11-2026;mucho\n18-11-2026 39440,05\n'
    expect(readUnitRates('CLF', text)).toEqual({
      rates: [
        { unit: 'CLF', on: '2026-11-18', valueE6: 39_440_050_000 },
        { unit: 'CLF', on: '2026-11-19', valueE6: 39_450_100_000 },
      ],
      refused: [
        { line: 1, text: 'Fecha;Valor', reason: 'date' },
        { line: 3, text: '30-02-2026;39000', reason: 'date' },
        { line: 5, text: '20-11-2026;mucho', reason: 'value' },
      ],
    })
  })
})

describe('values of a unit', () => {
  let debtor: TestDebtor
  let manager: SignedIn
  let app: App

  beforeEach(async () => {
    debtor = await testDebtor()
    manager = await debtor.business.person('manager')
    app = Fastify() as unknown as App
    app.setValidatorCompiler(validatorCompiler)
    app.setSerializerCompiler(serializerCompiler)
    registerErrors(app as never)
    app.decorateRequest('by', null)
    app.decorateRequest('language', null)
    app.addHook('onRequest', async (request) => {
      request.by = manager
    })
    debtRoutes(app, { database: debtor.business.database })
  })
  afterEach(async () => {
    await app.close()
    await debtor.business.dispose()
  })

  const set = (on: string, valueE6: number, by = manager) =>
    debtor.run<UnitRate>('unitRate.set', { unit: 'CLF', on, valueE6 }, by)
  const on = (day: string) => unitRateOn(debtor.business.database.reader, debtor.business.workspaceId, 'CLF', day)

  it('count for their day and until the next one is known', async () => {
    await set('2026-11-18', 39_000_000_000)
    await set('2026-11-18', 39_100_000_000)
    await set('2026-11-20', 39_200_000_000)
    expect(await on('2026-11-17')).toBeNull()
    expect(await on('2026-11-19')).toEqual({ on: '2026-11-18', valueE6: 39_100_000_000 })
    expect(await on('2026-11-20')).toEqual({ on: '2026-11-20', valueE6: 39_200_000_000 })
    expect(debtor.business.news.at(-2)?.events[0]).toMatchObject({
      type: 'unitRate.set',
      data: { before: 39_000_000_000 },
    })
  })

  it('are set by whoever manages money', async () => {
    await expect(set('2026-11-18', 1, debtor.agent)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('are imported by the thousand, and asked for by days', async () => {
    const lines = Array.from({ length: 1_200 }, (_, i) => {
      const day = new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10)
      return `${day};${30_000 + i},50`
    })
    const text = [...lines, 'nada'].join('\n')
    const answer = await debtor.run('unitRate.import', { unit: 'CLF', text }, manager)
    expect(answer).toEqual({ taken: 1_200, refused: [{ line: 1_201, text: 'nada', reason: 'date' }] })
    const some = await app.inject('/api/unit-rates?unit=CLF&from=2023-01-02&to=2023-01-03')
    expect(some.json()).toEqual({
      rates: [
        { unit: 'CLF', on: '2023-01-02', valueE6: 30_001_500_000 },
        { unit: 'CLF', on: '2023-01-03', valueE6: 30_002_500_000 },
      ],
    })
    expect((await app.inject('/api/unit-rates?unit=CLF')).json().rates).toHaveLength(1_200)
    expect((await app.inject('/api/unit-rates?unit=CLP')).statusCode).toBe(400)
  })
})
