import { Id } from '@aldia/shared/ids.ts'
import { PaymentPage, PaymentState } from '@aldia/shared/payment.ts'
import { PaymentMethods } from '@aldia/shared/payment-method.ts'
import { z } from 'zod'
import type { Database } from '#base/database/database.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { loadPaymentMethods, presentPayments } from '#payments/payment-records.ts'
import { listPayments } from '#payments/payments.store.ts'

export function paymentRoutes(app: App, parts: { database: Database; cardsOf: CardsOf }): void {
  const { reader } = parts.database
  app.get(
    '/api/payments',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['payment'],
        summary: 'Payments in one state, oldest first, page by page; claimed ones are the tray to verify',
        querystring: z.object({
          state: PaymentState.default('claimed'),
          after: Id.optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        response: { 200: PaymentPage, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const { state, after, limit } = request.query
      const page = await listPayments(reader, { workspaceId, state, after: after ?? null, limit: limit + 1 })
      const shown = page.rows.slice(0, limit)
      return {
        payments: await presentPayments(reader, workspaceId, shown, parts.cardsOf),
        next: page.rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
        total: page.total,
      }
    },
  )

  app.get(
    '/api/payment-methods',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['paymentMethod'],
        summary: 'How the business can be paid, in the order of adding; archived ones too',
        response: { 200: PaymentMethods, ...refusals },
      },
    },
    async (request) => ({ methods: await loadPaymentMethods(reader, signedIn(request).workspaceId, null) }),
  )
}
