import { catalog } from '@aldia/shared/language.ts'

/** The offer of a discount for having paid the last time in time. */
export const rewardLineText = catalog({
  es: {
    offer: (percent: string, amount: string) => `Pagó a tiempo la vez anterior: ${percent} de descuento, ${amount}.`,
    grant: 'Dar el descuento',
    granted: (amount: string) => `Descuento de ${amount} registrado`,
    note: 'Por pagar a tiempo',
  },
  pt: {
    offer: (percent: string, amount: string) => `Pagou em dia da última vez: ${percent} de desconto, ${amount}.`,
    grant: 'Dar o desconto',
    granted: (amount: string) => `Desconto de ${amount} registrado`,
    note: 'Por pagar em dia',
  },
  en: {
    offer: (percent: string, amount: string) => `They paid on time the last time: ${percent} off, ${amount}.`,
    grant: 'Grant the discount',
    granted: (amount: string) => `Discount of ${amount} recorded`,
    note: 'For paying on time',
  },
})
