import { catalog } from '@aldia/shared/language.ts'

/**
 * What is left written for the customer, in the language of the business. Neither tú nor usted is said, so that it fits both;
 * a person reads every one of these before it is sent.
 */
export const customerText = catalog({
  es: {
    promise: (amount: string, day: string) => `Queda anotado: ${amount} para el ${day}. Gracias por avisar.`,
    promiseOpen: (amount: string) => `Queda anotado el pago de ${amount}. ¿Para qué día sería?`,
    planLead: (balance: string) => `Propuesta para pagar ${balance} en partes:`,
    planLine: (number: number, day: string, amount: string) => `${number}. ${day}: ${amount}`,
    planTotal: (total: string) => `Total: ${total}`,
    planInterest: (interest: string) => `(incluye ${interest} de interés)`,
    planDiscount: (discount: string) => `Incluye un descuento de ${discount} por pagar todas las partes a tiempo.`,
    planUntil: (day: string) => `La propuesta vale hasta el ${day}.`,
    planAsk: '¿De acuerdo así?',
    rejected: {
      not_arrived: (amount: string) =>
        `Gracias por avisar del pago de ${amount}. Todavía no aparece en nuestra cuenta. ¿Se puede revisar con el banco y enviar de nuevo el comprobante?`,
      unreadable: (amount: string) =>
        `Gracias por el comprobante de ${amount}. No se alcanza a leer bien. ¿Se puede enviar otra vez, completo y más claro?`,
      repeated: (amount: string) =>
        `Gracias por el comprobante. Ese pago de ${amount} ya estaba registrado. Si hay otro pago, con su comprobante lo registramos enseguida.`,
      other_amount: (amount: string) =>
        `Gracias por el comprobante. El importe que llegó a nuestra cuenta no coincide con ${amount}. ¿Se puede revisar, por favor?`,
    },
  },
  pt: {
    promise: (amount: string, day: string) => `Anotado: ${amount} para ${day}. Obrigado por avisar.`,
    promiseOpen: (amount: string) => `Anotado o pagamento de ${amount}. Para que dia seria?`,
    planLead: (balance: string) => `Proposta para pagar ${balance} em partes:`,
    planLine: (number: number, day: string, amount: string) => `${number}. ${day}: ${amount}`,
    planTotal: (total: string) => `Total: ${total}`,
    planInterest: (interest: string) => `(inclui ${interest} de juros)`,
    planDiscount: (discount: string) => `Inclui um desconto de ${discount} por pagar todas as partes em dia.`,
    planUntil: (day: string) => `A proposta vale até ${day}.`,
    planAsk: 'Combinado assim?',
    rejected: {
      not_arrived: (amount: string) =>
        `Obrigado por avisar do pagamento de ${amount}. Ainda não aparece na nossa conta. Dá para conferir com o banco e enviar o comprovante de novo?`,
      unreadable: (amount: string) =>
        `Obrigado pelo comprovante de ${amount}. Não deu para ler direito. Dá para enviar outra vez, completo e mais nítido?`,
      repeated: (amount: string) =>
        `Obrigado pelo comprovante. Esse pagamento de ${amount} já estava registrado. Se houver outro pagamento, com o comprovante registramos logo.`,
      other_amount: (amount: string) =>
        `Obrigado pelo comprovante. O valor que chegou na nossa conta não confere com ${amount}. Dá para conferir, por favor?`,
    },
  },
  en: {
    promise: (amount: string, day: string) => `Noted: ${amount} for ${day}. Thank you for letting us know.`,
    promiseOpen: (amount: string) => `Noted: a payment of ${amount}. Which day would that be?`,
    planLead: (balance: string) => `A proposal for paying ${balance} in parts:`,
    planLine: (number: number, day: string, amount: string) => `${number}. ${day}: ${amount}`,
    planTotal: (total: string) => `Total: ${total}`,
    planInterest: (interest: string) => `(includes ${interest} of interest)`,
    planDiscount: (discount: string) => `This includes a discount of ${discount} for paying every part on time.`,
    planUntil: (day: string) => `The proposal is good until ${day}.`,
    planAsk: 'Shall we do it this way?',
    rejected: {
      not_arrived: (amount: string) =>
        `Thank you for telling us about the payment of ${amount}. It has not shown up in our account yet. Could it be checked with the bank and the receipt sent again?`,
      unreadable: (amount: string) =>
        `Thank you for the receipt of ${amount}. It cannot be read well. Could it be sent again, complete and clearer?`,
      repeated: (amount: string) =>
        `Thank you for the receipt. That payment of ${amount} is on record already. If there is another one, with its receipt we will record it at once.`,
      other_amount: (amount: string) =>
        `Thank you for the receipt. The amount that reached our account is not ${amount}. Could it be checked, please?`,
    },
  },
})
