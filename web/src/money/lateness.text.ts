import { catalog } from '@aldia/shared/language.ts'

/** How late something is. */
export const latenessText = catalog({
  es: {
    daysLate: (days: number) => (days === 1 ? '1 día de atraso' : `${days} días de atraso`),
    dueToday: 'vence hoy',
    dueTomorrow: 'vence mañana',
    dueIn: (days: number) => `vence en ${days} días`,
  },
  pt: {
    daysLate: (days: number) => (days === 1 ? '1 dia de atraso' : `${days} dias de atraso`),
    dueToday: 'vence hoje',
    dueTomorrow: 'vence amanhã',
    dueIn: (days: number) => `vence em ${days} dias`,
  },
  en: {
    daysLate: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
    dueToday: 'due today',
    dueTomorrow: 'due tomorrow',
    dueIn: (days: number) => `due in ${days} days`,
  },
})
