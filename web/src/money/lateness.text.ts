import { catalog } from '@aldia/shared/language.ts'

/** How late something is. */
export const latenessText = catalog({
  es: {
    daysLate: (days: number) => (days === 1 ? '1 día de atraso' : `${days} días de atraso`),
    lateShare: (amount: string, days: string) => `${amount} vencidos · ${days}`,
    dueToday: 'vence hoy',
    dueTomorrow: 'vence mañana',
    dueIn: (days: number) => `vence en ${days} días`,
  },
  pt: {
    daysLate: (days: number) => (days === 1 ? '1 dia de atraso' : `${days} dias de atraso`),
    lateShare: (amount, days) => `${amount} vencidos · ${days}`,
    dueToday: 'vence hoje',
    dueTomorrow: 'vence amanhã',
    dueIn: (days: number) => `vence em ${days} dias`,
  },
  en: {
    daysLate: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
    lateShare: (amount, days) => `${amount} overdue · ${days}`,
    dueToday: 'due today',
    dueTomorrow: 'due tomorrow',
    dueIn: (days: number) => `due in ${days} days`,
  },
})
