import { LocalDate } from '@aldia/shared/dates.ts'
import {
  DayClose,
  OverdueBucket,
  OverduePage,
  Overview,
  PaymentFilter,
  PaymentList,
} from '@aldia/shared/money-lists.ts'
import { z } from 'zod'
import type { Reader } from '#base/database/database.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { readOverdue } from '#today/overdue-list.reads.ts'
import { readOverview } from '#today/overview.reads.ts'
import { readDayClose, readPaymentList } from '#today/payment-list.reads.ts'

/** A day and an id, as a page told them. */
const after = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
  .optional()

export function moneyListRoutes(
  app: App,
  parts: { reader: Reader; todayOf(workspaceId: string): Promise<LocalDate> },
): void {
  const { reader } = parts
  app.get(
    '/api/payments/list',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['payment'],
        summary: 'All payments by the day they were paid, newest first, page by page, with totals for each currency',
        querystring: PaymentFilter.extend({ after }),
        response: { 200: PaymentList, ...refusals },
      },
    },
    async (request) => {
      const { after: from = null, ...filter } = request.query
      return readPaymentList(reader, { workspaceId: signedIn(request).workspaceId, filter, after: from })
    },
  )

  app.get(
    '/api/payments/close',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['payment'],
        summary: 'What came on a day, by way of paying and currency, confirmed and only said',
        querystring: z.object({ on: LocalDate }),
        response: { 200: DayClose, ...refusals },
      },
    },
    async (request) => readDayClose(reader, { workspaceId: signedIn(request).workspaceId, on: request.query.on }),
  )

  app.get(
    '/api/overview',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['money'],
        summary: 'What is owed, overdue, promised until today and received this week',
        response: { 200: Overview, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      return readOverview(reader, { workspaceId, today: await parts.todayOf(workspaceId) })
    },
  )

  app.get(
    '/api/overdue',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['money'],
        summary: 'Who is late, by how long, longest first, page by page',
        querystring: z.object({ bucket: OverdueBucket.default('1-30'), after }),
        response: { 200: OverduePage, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const today = await parts.todayOf(workspaceId)
      return readOverdue(reader, { workspaceId, today, ...request.query, after: request.query.after ?? null })
    },
  )
}
