import { create } from 'zustand'

/**
 * What a dialog about money asks for. `paid`: a payment that settles, or giving up what is open. `confirm` and `reject` are about
 * a claimed payment.
 */
export type MoneyDialogKind =
  | 'debt'
  | 'payment'
  | 'promise'
  | 'plan'
  | 'settlement'
  | 'writeOff'
  | 'paid'
  | 'confirm'
  | 'reject'

export interface MoneyDialog {
  readonly kind: MoneyDialogKind
  readonly cardId: string
  /** The message of the chat that it is about: the words of a promise, the receipt of a payment. */
  readonly messageId?: string | undefined
  /** The claimed payment that `confirm` and `reject` are about. */
  readonly paymentId?: string | undefined
  /** The column that the card was dropped on; the command carries it, so that money and move are one change. */
  readonly toStageId?: string | undefined
  /** The card above the place of the drop; null: on top. */
  readonly afterCardId?: string | null | undefined
  /** Told when the dialog is left without anything booked, so that a dropped card can go back. */
  readonly onCancel?: (() => void) | undefined
  /** Told when something was booked, so that a list can go on to the next one. */
  readonly onDone?: (() => void) | undefined
}

interface MoneyDialogState {
  readonly open: MoneyDialog | null
}

/** Which dialog about money is open, from wherever it was asked for. The screens draw it. */
export const useMoneyDialog = create<MoneyDialogState>()(() => ({ open: null }))

/** Opens a dialog over whatever is on the screen; one that was open is left without booking. */
export function openMoneyDialog(dialog: MoneyDialog): void {
  const { open } = useMoneyDialog.getState()
  useMoneyDialog.setState({ open: dialog })
  open?.onCancel?.()
}

/** Leaves the dialog: nothing was booked. */
export function cancelMoneyDialog(): void {
  const { open } = useMoneyDialog.getState()
  useMoneyDialog.setState({ open: null })
  open?.onCancel?.()
}

/** The dialog has done what it was opened for. */
export function finishMoneyDialog(): void {
  const { open } = useMoneyDialog.getState()
  useMoneyDialog.setState({ open: null })
  open?.onDone?.()
}

/** `paid` became the one or the other: the same card, place and way back. */
export function turnMoneyDialog(kind: MoneyDialogKind): void {
  const { open } = useMoneyDialog.getState()
  if (open !== null) useMoneyDialog.setState({ open: { ...open, kind } })
}
