import { catalog } from '@aldia/shared/language.ts'
import { el } from '#money/spanish-day.ts'

/** Lines of the plans of an account. */
export const planSectionText = catalog({
  es: {
    states: {
      proposed: 'Propuesto',
      active: 'Activo',
      completed: 'Completado',
      defaulted: 'Incumplido',
      cancelled: 'Cancelado',
      expired: 'Vencido',
    },
    summary: (paid: number, of: number) => `${paid} de ${of} cuotas pagadas`,
    missed: (count: number) => (count === 1 ? '1 cuota atrasada' : `${count} cuotas atrasadas`),
    discount: (amount: string) => `Descuento al cumplir: ${amount}`,
    until: (day: string) => `vale hasta ${el(day)}`,
    accept: 'Aceptó',
    cancel: 'Cancelar el plan',
    paid: 'pagada',
    partly: (amount: string) => `faltan ${amount}`,
    messages: (count: number) => (count === 1 ? '1 mensaje del acuerdo' : `${count} mensajes del acuerdo`),
  },
  pt: {
    states: {
      proposed: 'Proposto',
      active: 'Ativo',
      completed: 'Concluído',
      defaulted: 'Descumprido',
      cancelled: 'Cancelado',
      expired: 'Vencido',
    },
    summary: (paid: number, of: number) => `${paid} de ${of} parcelas pagas`,
    missed: (count: number) => (count === 1 ? '1 parcela atrasada' : `${count} parcelas atrasadas`),
    discount: (amount: string) => `Desconto ao cumprir: ${amount}`,
    until: (day: string) => `vale até ${day}`,
    accept: 'Aceitou',
    cancel: 'Cancelar o plano',
    paid: 'paga',
    partly: (amount: string) => `faltam ${amount}`,
    messages: (count: number) => (count === 1 ? '1 mensagem do acordo' : `${count} mensagens do acordo`),
  },
  en: {
    states: {
      proposed: 'Proposed',
      active: 'Active',
      completed: 'Completed',
      defaulted: 'In default',
      cancelled: 'Cancelled',
      expired: 'Expired',
    },
    summary: (paid: number, of: number) => `${paid} of ${of} instalments paid`,
    missed: (count: number) => (count === 1 ? '1 instalment late' : `${count} instalments late`),
    discount: (amount: string) => `Discount when kept: ${amount}`,
    until: (day: string) => `good until ${day}`,
    accept: 'Accepted',
    cancel: 'Cancel the plan',
    paid: 'paid',
    partly: (amount: string) => `${amount} missing`,
    messages: (count: number) => (count === 1 ? '1 message of the agreement' : `${count} messages of the agreement`),
  },
})
