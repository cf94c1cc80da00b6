import { Account } from '@aldia/shared/account.ts'
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
}
