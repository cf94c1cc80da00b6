import { catalog } from '@aldia/shared/language.ts'
import { el } from '#money/spanish-day.ts'

/** Lines of an account in one line, and of what comes next. */
export const accountLineText = catalog({
  es: {
    upToDate: 'Al día',
    nextPromise: (amount: string, day: string) => `Prometió ${amount} para ${el(day)}`,
    nextOpenPromise: (amount: string) => `Prometió ${amount}, sin fecha`,
    nextInstalment: (number: number, of: number, amount: string, day: string) =>
      `Cuota ${number} de ${of}: ${amount}, ${day}`,
    broken: 'Promesa incumplida',
    nextSettlement: (amount: string, day: string) => `Acuerdo: ${amount} hasta ${el(day)}`,
    partlyKept: 'Promesa cumplida en parte',
  },
  pt: {
    upToDate: 'Em dia',
    nextPromise: (amount: string, day: string) => `Prometeu ${amount} para ${day}`,
    nextOpenPromise: (amount: string) => `Prometeu ${amount}, sem data`,
    nextInstalment: (number: number, of: number, amount: string, day: string) =>
      `Parcela ${number} de ${of}: ${amount}, ${day}`,
    broken: 'Promessa não cumprida',
    nextSettlement: (amount: string, day: string) => `Acordo: ${amount} até ${day}`,
    partlyKept: 'Promessa cumprida em parte',
  },
  en: {
    upToDate: 'Up to date',
    nextPromise: (amount: string, day: string) => `Promised ${amount} for ${day}`,
    nextOpenPromise: (amount: string) => `Promised ${amount}, no date`,
    nextInstalment: (number: number, of: number, amount: string, day: string) =>
      `Instalment ${number} of ${of}: ${amount}, ${day}`,
    broken: 'Broken promise',
    nextSettlement: (amount: string, day: string) => `Settlement: ${amount} until ${day}`,
    partlyKept: 'Promise kept in part',
  },
})
