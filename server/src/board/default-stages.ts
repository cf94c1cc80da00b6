import { catalog } from '@aldia/shared/language.ts'
import type { StageColour, StageKind } from '@aldia/shared/stage.ts'

/** The columns a new business starts with, in order. */
export const defaultStages: readonly { kind: StageKind; colour: StageColour }[] = [
  { kind: 'inbox', colour: 'slate' },
  { kind: 'reminder', colour: 'sky' },
  { kind: 'overdue', colour: 'amber' },
  { kind: 'promise', colour: 'violet' },
  { kind: 'plan', colour: 'indigo' },
  { kind: 'paid', colour: 'green' },
  { kind: 'dispute', colour: 'orange' },
  { kind: 'closed', colour: 'stone' },
]

/** Their names in the workspace's language. */
export const stageNames = catalog({
  es: {
    inbox: 'Bandeja de entrada',
    reminder: 'Recordatorio',
    overdue: 'Vencido',
    promise: 'Promesa',
    plan: 'Plan de pagos',
    paid: 'Al día',
    dispute: 'En revisión',
    mediation: 'En mediación',
    closed: 'Cerrado',
  },
  pt: {
    inbox: 'Caixa de entrada',
    reminder: 'Lembrete',
    overdue: 'Vencido',
    promise: 'Promessa',
    plan: 'Plano de pagamento',
    paid: 'Em dia',
    dispute: 'Em análise',
    mediation: 'Em mediação',
    closed: 'Encerrado',
  },
  en: {
    inbox: 'Inbox',
    reminder: 'Reminder',
    overdue: 'Overdue',
    promise: 'Promise',
    plan: 'Payment plan',
    paid: 'Paid',
    dispute: 'Dispute',
    mediation: 'Mediation',
    closed: 'Closed',
  },
})
