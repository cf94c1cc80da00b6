import { catalog } from '@aldia/shared/language.ts'
import { el } from '#money/spanish-day.ts'

/** Lines of the promises of an account. */
export const promiseSectionText = catalog({
  es: {
    states: {
      pending: 'Pendiente',
      kept: 'Cumplida',
      kept_late: 'Cumplida tarde',
      partly_kept: 'En parte',
      broken: 'Incumplida',
      replaced: 'Sustituida',
      cancelled: 'Cancelada',
    },
    noDate: 'sin fecha',
    until: (day: string) => `se espera hasta ${el(day)}`,
    paid: (amount: string) => `llegaron ${amount}`,
    cancel: 'Cancelar',
    goTo: 'Ver el mensaje',
  },
  pt: {
    states: {
      pending: 'Pendente',
      kept: 'Cumprida',
      kept_late: 'Cumprida com atraso',
      partly_kept: 'Em parte',
      broken: 'Não cumprida',
      replaced: 'Substituída',
      cancelled: 'Cancelada',
    },
    noDate: 'sem data',
    until: (day: string) => `espera-se até ${day}`,
    paid: (amount: string) => `chegaram ${amount}`,
    cancel: 'Cancelar',
    goTo: 'Ver a mensagem',
  },
  en: {
    states: {
      pending: 'Pending',
      kept: 'Kept',
      kept_late: 'Kept late',
      partly_kept: 'In part',
      broken: 'Broken',
      replaced: 'Replaced',
      cancelled: 'Cancelled',
    },
    noDate: 'no date',
    until: (day: string) => `waits until ${day}`,
    paid: (amount: string) => `${amount} came`,
    cancel: 'Cancel',
    goTo: 'See the message',
  },
})
