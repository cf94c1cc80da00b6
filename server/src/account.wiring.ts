import { judgeAccount } from '#account/judge-charges.ts'
import { meantFor } from '#account/meant-for.ts'
import { planExtrasOf } from '#account/plan-extras.ts'
import type { HandledCommand } from '#base/commands.ts'
import type { Database, Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import type { Work } from '#base/work.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { calendarForContact } from '#calendars/calendars.ts'
import { findMessages } from '#conversations/messages.store.ts'
import { messageFacts } from '#conversations/own-messages.ts'
import { debtCommands } from '#debts/debts.commands.ts'
import { debtRoutes } from '#debts/debts.routes.ts'
import type { DebtParts } from '#debts/debts.ts'
import type { FileStore } from '#files/file-store.ts'
import { paymentCommands } from '#payments/payments.commands.ts'
import { paymentRoutes } from '#payments/payments.routes.ts'
import type { BookingParts } from '#payments/payments.ts'
import { restedOf } from '#plans/plan-records.ts'
import { planCommands } from '#plans/plans.commands.ts'
import { promiseCommands } from '#promises/promises.commands.ts'
import { settlementCommands } from '#settlements/settlements.commands.ts'
import { findWorkspace } from '#workspaces/workspaces.store.ts'

export interface MoneyParts {
  database: Database
  files: Pick<FileStore, 'pathOf'>
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
}

/** Debts, payments, promises and plans, tied to what stands above them. */
export function makeMoney(parts: MoneyParts): {
  commands: readonly HandledCommand[]
  register(app: App): void
  /** What lists are applied with. */
  imports: { debts: DebtParts; booking: BookingParts }
} {
  const { database, contactOfCard } = parts
  const { reader } = database
  const calendarFor = async (work: Work, contactId: string) => {
    const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
    return calendarForContact(work.tx, workspace, contactId)
  }
  const debts: DebtParts = {
    contactOfCard,
    chargeUntilToday: (work, contactId) => judgeAccount(work, contactId, true),
  }
  const booking: BookingParts = { cardsOf: cardIdsOfContacts, restedOf, meantFor }
  return {
    commands: [
      ...debtCommands(debts),
      ...paymentCommands({
        ...booking,
        reader,
        files: parts.files,
        contactOfCard,
        async fileOfMessage(tx, workspaceId, messageId) {
          const [message] = await findMessages(tx, workspaceId, [messageId])
          return message ? { contactId: message.contactId, fileId: message.attachment?.fileId ?? null } : null
        },
      }),
      ...promiseCommands({ contactOfCard, calendarFor, messageFacts }),
      ...settlementCommands({ contactOfCard, messageFacts }),
      ...planCommands({ contactOfCard, calendarFor, planExtrasOf, messageFacts }),
    ],
    imports: { debts, booking },
    register(app) {
      debtRoutes(app, { database })
      paymentRoutes(app, { database, cardsOf: cardIdsOfContacts })
    },
  }
}
