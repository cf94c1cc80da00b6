import { index, instant, table, text } from '#base/database/dialect.ts'

/** For which payments somebody was thanked by the program, and with which message; the row is why it never happens twice. */
export const thanks = table(
  'thanks',
  {
    paymentId: text('payment_id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    messageId: text('message_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('thanks_by_message').on(t.messageId)],
)
