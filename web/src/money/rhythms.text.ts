import { catalog } from '@aldia/shared/language.ts'

/** How far apart instalments are. */
export const rhythmsText = catalog({
  es: {
    weekly: 'Semanal',
    biweekly: 'Cada 14 días',
    every_15_days: 'Cada 15 días',
    quincena: 'Quincenal (15 y fin de mes)',
    monthly: 'Mensual',
  },
  pt: {
    weekly: 'Semanal',
    biweekly: 'A cada 14 dias',
    every_15_days: 'A cada 15 dias',
    quincena: 'Quinzenal (15 e fim do mês)',
    monthly: 'Mensal',
  },
  en: {
    weekly: 'Weekly',
    biweekly: 'Every 14 days',
    every_15_days: 'Every 15 days',
    quincena: 'Twice a month (15th and last day)',
    monthly: 'Monthly',
  },
})
