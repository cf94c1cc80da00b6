import { catalog } from '#language.ts'

/** A plan that is proposed, as its customer reads it; neither tú nor usted is said. */
export const planMessageText = catalog({
  es: {
    planLead: (balance: string) => `Propuesta para pagar ${balance} en partes:`,
    planLine: (number: number, day: string, amount: string) => `${number}. ${day}: ${amount}`,
    planTotal: (total: string) => `Total: ${total}`,
    planInterest: (interest: string) => `(incluye ${interest} de interés)`,
    planDiscount: (discount: string) => `Incluye un descuento de ${discount} por pagar todas las partes a tiempo.`,
    planUntil: (day: string) => `La propuesta vale hasta el ${day}.`,
    planAsk: '¿De acuerdo así?',
  },
  pt: {
    planLead: (balance: string) => `Proposta para pagar ${balance} em partes:`,
    planLine: (number: number, day: string, amount: string) => `${number}. ${day}: ${amount}`,
    planTotal: (total: string) => `Total: ${total}`,
    planInterest: (interest: string) => `(inclui ${interest} de juros)`,
    planDiscount: (discount: string) => `Inclui um desconto de ${discount} por pagar todas as partes em dia.`,
    planUntil: (day: string) => `A proposta vale até ${day}.`,
    planAsk: 'Combinado assim?',
  },
  en: {
    planLead: (balance: string) => `A proposal for paying ${balance} in parts:`,
    planLine: (number: number, day: string, amount: string) => `${number}. ${day}: ${amount}`,
    planTotal: (total: string) => `Total: ${total}`,
    planInterest: (interest: string) => `(includes ${interest} of interest)`,
    planDiscount: (discount: string) => `This includes a discount of ${discount} for paying every part on time.`,
    planUntil: (day: string) => `The proposal is good until ${day}.`,
    planAsk: 'Shall we do it this way?',
  },
})
