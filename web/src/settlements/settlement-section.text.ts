import { catalog } from '@aldia/shared/language.ts'
import { el } from '#money/spanish-day.ts'

/** Lines of the settlements of an account. */
export const settlementSectionText = catalog({
  es: {
    title: 'Acuerdos con descuento',
    states: { open: 'Vigente', kept: 'Cumplido', missed: 'Vencido', cancelled: 'Cancelado' },
    until: (day: string) => `hasta ${el(day)}`,
    ofBalance: (amount: string) => `de ${amount}`,
    cost: (amount: string) => `costo: ${amount}`,
    wouldCost: (amount: string) => `rebaja: ${amount}`,
    paid: (amount: string) => `llegaron ${amount}`,
    stands: 'se debe todo el saldo',
    cancel: 'Cancelar acuerdo',
  },
  pt: {
    title: 'Acordos com desconto',
    states: { open: 'Vigente', kept: 'Cumprido', missed: 'Vencido', cancelled: 'Cancelado' },
    until: (day: string) => `até ${day}`,
    ofBalance: (amount: string) => `de ${amount}`,
    cost: (amount: string) => `custo: ${amount}`,
    wouldCost: (amount: string) => `desconto: ${amount}`,
    paid: (amount: string) => `chegaram ${amount}`,
    stands: 'deve-se todo o saldo',
    cancel: 'Cancelar acordo',
  },
  en: {
    title: 'Settlements with a discount',
    states: { open: 'Open', kept: 'Kept', missed: 'Missed', cancelled: 'Cancelled' },
    until: (day: string) => `until ${day}`,
    ofBalance: (amount: string) => `of ${amount}`,
    cost: (amount: string) => `cost: ${amount}`,
    wouldCost: (amount: string) => `discount: ${amount}`,
    paid: (amount: string) => `${amount} came`,
    stands: 'the full balance is owed',
    cancel: 'Cancel settlement',
  },
})
