import { ladderEn } from './ladder-en.ts'
import { ladderEs } from './ladder-es.ts'
import { ladderPt } from './ladder-pt.ts'
import { objections } from './objections.ts'
import { type ByLanguage, type LadderStep, ladder, type Starter } from './starter.ts'
import { phrases, quickReplies } from './talk.ts'

const names: Readonly<Record<LadderStep, ByLanguage<string>>> = {
  issued: { es: 'Compra nueva', pt: 'Compra nova', en: 'New purchase' },
  before_due: { es: 'Antes del vencimiento', pt: 'Antes do vencimento', en: 'Before the due date' },
  due_today: { es: 'Vence hoy', pt: 'Vence hoje', en: 'Due today' },
  overdue_friendly: { es: 'Vencido: amable', pt: 'Vencido: amável', en: 'Overdue: friendly' },
  overdue_neutral: { es: 'Vencido: neutro', pt: 'Vencido: neutro', en: 'Overdue: neutral' },
  overdue_clear: { es: 'Vencido: claro', pt: 'Vencido: claro', en: 'Overdue: clear' },
  invitation: { es: 'Invitación a conversar', pt: 'Convite para conversar', en: 'Invitation to talk' },
  overdue_firm: { es: 'Vencido: firme', pt: 'Vencido: firme', en: 'Overdue: firm' },
  overdue_formal: { es: 'Vencido: formal', pt: 'Vencido: formal', en: 'Overdue: formal' },
  promise_reminder: { es: 'Recordar la promesa', pt: 'Lembrar a promessa', en: 'Remind of the promise' },
  promise_broken: { es: 'Promesa sin cumplir', pt: 'Promessa não cumprida', en: 'Promise not kept' },
  instalment_due: { es: 'Cuota del plan', pt: 'Parcela do plano', en: 'Instalment of the plan' },
  plan_proposal: { es: 'Propuesta de plan', pt: 'Proposta de plano', en: 'Plan proposal' },
  thanks: { es: 'Gracias por el pago', pt: 'Obrigado pelo pagamento', en: 'Thanks for the payment' },
  thanks_on_time: {
    es: 'Gracias por pagar a tiempo',
    pt: 'Obrigado por pagar em dia',
    en: 'Thanks for paying on time',
  },
  account_changed: { es: 'Cambió la cuenta del banco', pt: 'Mudou a conta do banco', en: 'The bank account changed' },
}

/** What every business begins with, in the order in which it is shown. */
export const starters: readonly Starter[] = [
  ...ladder.map(
    (situation): Starter => ({
      key: `ladder.${situation}`,
      kind: 'message',
      situation,
      names: names[situation],
      texts: { es: ladderEs[situation], pt: ladderPt[situation], en: ladderEn[situation] },
    }),
  ),
  ...quickReplies,
  ...phrases,
  ...objections,
]
