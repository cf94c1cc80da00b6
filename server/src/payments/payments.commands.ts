import {
  annulPayment as annulPaymentCommand,
  confirmPayment as confirmPaymentCommand,
  recordPayment as recordPaymentCommand,
  refundCredit as refundCreditCommand,
  rejectPayment as rejectPaymentCommand,
} from '@aldia/shared/payment.ts'
import {
  addPaymentMethod as addPaymentMethodCommand,
  archivePaymentMethod as archivePaymentMethodCommand,
  updatePaymentMethod as updatePaymentMethodCommand,
} from '@aldia/shared/payment-method.ts'
import { type HandledCommand, handle, handlePrepared } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { savedRecord, type Work } from '#base/work.ts'
import { theirs } from '#contacts/theirs.ts'
import type { FileStore } from '#files/file-store.ts'
import { findFile, keepAsTheirs } from '#files/files.ts'
import { addPaymentMethod, archivePaymentMethod, updatePaymentMethod } from '#payments/payment-methods.ts'
import { findPayment } from '#payments/payments.store.ts'
import {
  annul,
  type BookingParts,
  confirmPayment,
  type Receipt,
  recordPayment,
  refundCredit,
  rejectPayment,
} from '#payments/payments.ts'
import { lookOf } from '#payments/picture-look.ts'

/** What payments need of the features above them; handed in by app.ts. */
export interface PaymentParts extends BookingParts {
  readonly reader: Reader
  readonly files: Pick<FileStore, 'pathOf'>
  /** The contact of a card; null when the card is unknown or of another workspace. */
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
  /** Whose a message is and the file it brought, if that has arrived; null when it is unknown or of another workspace. */
  fileOfMessage(
    tx: Reader,
    workspaceId: string,
    messageId: string,
  ): Promise<{ contactId: string; fileId: string | null } | null>
}

export function paymentCommands(parts: PaymentParts): readonly HandledCommand[] {
  const contactOf = async (work: Work, cardId: string) =>
    (await parts.contactOfCard(work.tx, work.workspaceId, cardId)) ?? fail('not_found', 'card', { field: 'cardId' })
  return [
    handlePrepared(
      recordPaymentCommand,
      'work_cards',
      (input, by) => lookAtReceipt(parts, by.workspaceId, input),
      async (work, { cardId, fileId: _, ...input }, __, receipt) => {
        const contactId = await contactOf(work, cardId)
        if (input.messageId !== null) {
          const message = await parts.fileOfMessage(work.tx, work.workspaceId, input.messageId)
          theirs(message, contactId, { what: 'message', field: 'messageId' })
        }
        if (receipt) await keepAsTheirs(work, contactId, [receipt.fileId], 'fileId')
        return savedRecord('payments', await recordPayment(work, { ...input, contactId, receipt }, parts))
      },
    ),
    handlePrepared(
      confirmPaymentCommand,
      'work_cards',
      async ({ paymentId }, by) => {
        const payment = await findPayment(parts.reader, by.workspaceId, paymentId)
        // The file of a message often arrives after the claim.
        if (!payment || payment.fileId !== null || payment.messageId === null) return null
        return lookAtReceipt(parts, by.workspaceId, { fileId: null, messageId: payment.messageId })
      },
      async (work, input, _, receipt) => {
        await confirmPayment(work, { ...input, receipt }, parts)
        return savedRecord('payments', input.paymentId)
      },
    ),
    handle(rejectPaymentCommand, 'work_cards', async (work, input) => {
      await rejectPayment(work, input)
      return savedRecord('payments', input.paymentId)
    }),
    handle(annulPaymentCommand, 'work_cards', async (work, { paymentId, reason }) => {
      await annul(work, paymentId, reason, 'annulled')
      return savedRecord('payments', paymentId)
    }),
    handle(refundCreditCommand, 'work_cards', async (work, { cardId, ...input }) =>
      refundCredit(work, { ...input, contactId: await contactOf(work, cardId) }),
    ),
    handle(addPaymentMethodCommand, 'manage_money', async (work, input) =>
      savedRecord('paymentMethods', await addPaymentMethod(work, input)),
    ),
    handle(updatePaymentMethodCommand, 'manage_money', async (work, { paymentMethodId, ...input }) => {
      await updatePaymentMethod(work, paymentMethodId, input)
      return savedRecord('paymentMethods', paymentMethodId)
    }),
    handle(archivePaymentMethodCommand, 'manage_money', async (work, { paymentMethodId, archived }) => {
      await archivePaymentMethod(work, paymentMethodId, archived)
      return savedRecord('paymentMethods', paymentMethodId)
    }),
  ]
}

/** Finds the receipt and looks at it, before the transaction: reading a picture takes a while. */
async function lookAtReceipt(
  parts: PaymentParts,
  workspaceId: string,
  input: { fileId: string | null; messageId: string | null },
): Promise<Receipt | null> {
  let { fileId } = input
  if (input.messageId !== null) {
    const message =
      (await parts.fileOfMessage(parts.reader, workspaceId, input.messageId)) ??
      fail('not_found', 'message', { field: 'messageId' })
    fileId ??= message.fileId
  }
  if (fileId === null) return null
  const file = (await findFile(parts.reader, workspaceId, fileId)) ?? fail('not_found', 'file', { field: 'fileId' })
  return { fileId: file.id, sha256: file.sha256, look: await lookOf(parts.files.pathOf(file.sha256), file.mimeType) }
}
