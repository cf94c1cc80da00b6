import { catalog } from '#language.ts'

/**
 * What figures are surrounded with in a message to a customer. Neither tú nor usted is said, so that it fits every text that it is
 * put into.
 */
export const templateWordsText = catalog({
  es: {
    days: (count: number) => (count === 1 ? '1 día' : `${count} días`),
    numberOf: (number: number, of: number) => `${number} de ${of}`,
    reference: (concept: string, reference: string) => `${concept} (${reference})`,
    more: (count: number) => `${count} más`,
    wasDue: (day: string) => `venció el ${day}`,
    dueToday: 'vence hoy',
    isDue: (day: string) => `vence el ${day}`,
    inPlan: 'en el plan de pagos',
    andMore: (count: number, amounts: string) => `• y ${count} más: ${amounts}`,
    statementOn: (day: string) => `Estado de cuenta al ${day}:`,
    credit: (amounts: string) => `Saldo a favor: ${amounts}`,
    total: (amounts: string) => `Total: ${amounts}`,
    balance: (amounts: string) => `Saldo: ${amounts}`,
    overdue: (amounts: string, days: string) => `Vencido: ${amounts} (hace ${days})`,
    nextInstalment: (number: string, amount: string, day: string) => `Próxima cuota (${number}): ${amount}, ${day}`,
  },
  pt: {
    days: (count: number) => (count === 1 ? '1 dia' : `${count} dias`),
    numberOf: (number: number, of: number) => `${number} de ${of}`,
    reference: (concept: string, reference: string) => `${concept} (${reference})`,
    more: (count: number) => `mais ${count}`,
    wasDue: (day: string) => `venceu em ${day}`,
    dueToday: 'vence hoje',
    isDue: (day: string) => `vence em ${day}`,
    inPlan: 'no plano de pagamento',
    andMore: (count: number, amounts: string) => `• e mais ${count}: ${amounts}`,
    statementOn: (day: string) => `Extrato em ${day}:`,
    credit: (amounts: string) => `Saldo a favor: ${amounts}`,
    total: (amounts: string) => `Total: ${amounts}`,
    balance: (amounts: string) => `Saldo: ${amounts}`,
    overdue: (amounts: string, days: string) => `Vencido: ${amounts} (há ${days})`,
    nextInstalment: (number: string, amount: string, day: string) => `Próxima parcela (${number}): ${amount}, ${day}`,
  },
  en: {
    days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
    numberOf: (number: number, of: number) => `${number} of ${of}`,
    reference: (concept: string, reference: string) => `${concept} (${reference})`,
    more: (count: number) => `${count} more`,
    wasDue: (day: string) => `was due on ${day}`,
    dueToday: 'due today',
    isDue: (day: string) => `due on ${day}`,
    inPlan: 'in the payment plan',
    andMore: (count: number, amounts: string) => `• and ${count} more: ${amounts}`,
    statementOn: (day: string) => `Statement as of ${day}:`,
    credit: (amounts: string) => `In your favour: ${amounts}`,
    total: (amounts: string) => `Total: ${amounts}`,
    balance: (amounts: string) => `Balance: ${amounts}`,
    overdue: (amounts: string, days: string) => `Overdue: ${amounts} (${days})`,
    nextInstalment: (number: string, amount: string, day: string) => `Next instalment (${number}): ${amount}, ${day}`,
  },
})
