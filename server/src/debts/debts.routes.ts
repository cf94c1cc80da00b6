import { LocalDate } from '@aldia/shared/dates.ts'
import { AccountUnit } from '@aldia/shared/money.ts'
import { UnitRates } from '@aldia/shared/unit-rate.ts'
import { z } from 'zod'
import type { Database } from '#base/database/database.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { unitRates } from '#debts/unit-rates.ts'

export function debtRoutes(app: App, parts: { database: Database }): void {
  app.get(
    '/api/unit-rates',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['unitRate'],
        summary: 'What a unit of account was worth from day to day, oldest first',
        querystring: z.object({
          unit: AccountUnit,
          from: LocalDate.default('1970-01-01'),
          to: LocalDate.default('2199-12-31'),
        }),
        response: { 200: UnitRates, ...refusals },
      },
    },
    async (request) => ({
      rates: await unitRates(parts.database.reader, {
        workspaceId: signedIn(request).workspaceId,
        ...request.query,
      }),
    }),
  )
}
