import { Account } from '@aldia/shared/account.ts'
import { OwedAsOf, owedAsOf } from '@aldia/shared/account-sums.ts'
import { EnteredDate } from '@aldia/shared/dates.ts'
import { Id } from '@aldia/shared/ids.ts'
import { z } from 'zod'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'

export interface AccountReads {
  /** A person's whole account; null when there is no such card. */
  account(workspaceId: string, cardId: string): Promise<Account | null>
}

export function accountRoutes(app: App, reads: AccountReads): void {
  app.get(
    '/api/cards/:id/account',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['money'],
        summary: "Everything about one person's money: debts, ledger, payments, promises, plans",
        params: z.object({ id: Id }),
        response: { 200: Account, ...refusals },
      },
    },
    async (request) =>
      (await reads.account(signedIn(request).workspaceId, request.params.id)) ?? fail('not_found', 'card'),
  )

  app.get(
    '/api/cards/:id/owed',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['money'],
        summary: 'What somebody owes at the end of a day, a past one or one to come, interest until then included',
        params: z.object({ id: Id }),
        querystring: z.object({ on: EnteredDate }),
        response: { 200: OwedAsOf, ...refusals },
      },
    },
    async (request) => {
      const account = await reads.account(signedIn(request).workspaceId, request.params.id)
      return account === null ? fail('not_found', 'card') : owedAsOf(account, request.query.on)
    },
  )
}
