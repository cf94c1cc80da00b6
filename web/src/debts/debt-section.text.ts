import { catalog } from '@aldia/shared/language.ts'
import { el } from '#money/spanish-day.ts'

/** Lines of the debts of an account. */
export const debtSectionText = catalog({
  es: {
    states: {
      not_due: 'Por vencer',
      due_today: 'Vence hoy',
      overdue: 'Vencida',
      paid: 'Pagada',
      written_off: 'Perdida',
      cancelled: 'Anulada',
    },
    due: (day: string) => `vence ${el(day)}`,
    was: (day: string) => `venció ${el(day)}`,
    of: (amount: string) => `de ${amount}`,
    inPlan: 'En el plan',
    edit: 'Editar',
    adjust: 'Cargo o descuento',
    writeOff: 'Dar por perdida',
    cancel: 'Anular',
    older: (count: number) => (count === 1 ? '1 deuda cerrada' : `${count} deudas cerradas`),
  },
  pt: {
    states: {
      not_due: 'A vencer',
      due_today: 'Vence hoje',
      overdue: 'Vencida',
      paid: 'Paga',
      written_off: 'Perdida',
      cancelled: 'Anulada',
    },
    due: (day: string) => `vence ${day}`,
    was: (day: string) => `venceu ${day}`,
    of: (amount: string) => `de ${amount}`,
    inPlan: 'No plano',
    edit: 'Editar',
    adjust: 'Cobrança ou desconto',
    writeOff: 'Dar por perdida',
    cancel: 'Anular',
    older: (count: number) => (count === 1 ? '1 dívida encerrada' : `${count} dívidas encerradas`),
  },
  en: {
    states: {
      not_due: 'Not due',
      due_today: 'Due today',
      overdue: 'Overdue',
      paid: 'Paid',
      written_off: 'Written off',
      cancelled: 'Cancelled',
    },
    due: (day: string) => `due ${day}`,
    was: (day: string) => `was due ${day}`,
    of: (amount: string) => `of ${amount}`,
    inPlan: 'In the plan',
    edit: 'Edit',
    adjust: 'Charge or discount',
    writeOff: 'Write off',
    cancel: 'Cancel',
    older: (count: number) => (count === 1 ? '1 closed debt' : `${count} closed debts`),
  },
})
