import { catalog } from '@aldia/shared/language.ts'

/**
 * What is left written for the customer, in the language of the business. Neither tú nor usted is said, so that it fits both;
 * a person reads every one of these before it is sent.
 */
export const customerText = catalog({
  es: {
    promise: (amount: string, day: string) => `Queda anotado: ${amount} para el ${day}. Gracias por avisar.`,
    promiseOpen: (amount: string) => `Queda anotado el pago de ${amount}. ¿Para qué día sería?`,
    settlement: (amount: string, balance: string, day: string) =>
      `Queda así el acuerdo: con un pago de ${amount} hasta el ${day}, la deuda de ${balance} queda saldada. Después de ese día se debe todo el saldo.`,
    rejected: {
      not_arrived: (name: string, amount: string) =>
        `Hola, ${name}. Gracias por avisar del pago de ${amount}. Todavía no aparece en nuestra cuenta. ¿Es posible revisarlo con el banco y enviar de nuevo el comprobante?`,
      unreadable: (name: string, amount: string) =>
        `Hola, ${name}. Gracias por el comprobante de ${amount}. No se alcanza a leer bien. ¿Es posible enviar otra foto donde se vean la fecha, el valor y la referencia?`,
      other_amount: (name: string, amount: string) =>
        `Hola, ${name}. Gracias por avisar del pago de ${amount}. En nuestra cuenta aparece otro valor. ¿Lo revisamos juntos?`,
      other_account: (name: string, amount: string) =>
        `Hola, ${name}. Gracias por avisar del pago de ${amount}. El comprobante muestra otra cuenta de destino. ¿Es posible revisarlo con el banco?`,
      repeated: (name: string, amount: string) =>
        `Hola, ${name}. Gracias por el comprobante de ${amount}. Ese ya lo teníamos registrado. Si hubo otro pago, puede enviarse aquí su comprobante.`,
    },
  },
  pt: {
    promise: (amount: string, day: string) => `Anotado: ${amount} para ${day}. Obrigado por avisar.`,
    promiseOpen: (amount: string) => `Anotado o pagamento de ${amount}. Para que dia seria?`,
    settlement: (amount: string, balance: string, day: string) =>
      `Fica assim o acordo: com um pagamento de ${amount} até ${day}, a dívida de ${balance} fica quitada. Depois desse dia deve-se todo o saldo.`,
    rejected: {
      not_arrived: (name: string, amount: string) =>
        `Olá, ${name}. Obrigado por avisar do pagamento de ${amount}. Ele ainda não aparece na nossa conta. É possível conferir com o banco e enviar o comprovante de novo?`,
      unreadable: (name: string, amount: string) =>
        `Olá, ${name}. Obrigado pelo comprovante de ${amount}. Não conseguimos ler bem. É possível enviar outra foto em que apareçam a data, o valor e a referência?`,
      other_amount: (name: string, amount: string) =>
        `Olá, ${name}. Obrigado por avisar do pagamento de ${amount}. Na nossa conta aparece outro valor. Podemos conferir juntos?`,
      other_account: (name: string, amount: string) =>
        `Olá, ${name}. Obrigado por avisar do pagamento de ${amount}. O comprovante mostra outra conta de destino. É possível conferir com o banco?`,
      repeated: (name: string, amount: string) =>
        `Olá, ${name}. Obrigado pelo comprovante de ${amount}. Esse já estava registrado. Se houve outro pagamento, o comprovante pode ser enviado aqui.`,
    },
  },
  en: {
    promise: (amount: string, day: string) => `Noted: ${amount} for ${day}. Thank you for letting us know.`,
    promiseOpen: (amount: string) => `Noted: a payment of ${amount}. Which day would that be?`,
    settlement: (amount: string, balance: string, day: string) =>
      `This is the settlement: with a payment of ${amount} until ${day}, the debt of ${balance} is settled. After that day the full balance is owed.`,
    rejected: {
      not_arrived: (name: string, amount: string) =>
        `Hello ${name}, thank you for telling us about the payment of ${amount}. It is not in our account yet. Could it be checked with the bank and the receipt sent again?`,
      unreadable: (name: string, amount: string) =>
        `Hello ${name}, thank you for the receipt of ${amount}. We cannot read it well. Could another picture be sent that shows the date, the amount and the reference?`,
      other_amount: (name: string, amount: string) =>
        `Hello ${name}, thank you for telling us about the payment of ${amount}. Our account shows another amount. Shall we look at it together?`,
      other_account: (name: string, amount: string) =>
        `Hello ${name}, thank you for telling us about the payment of ${amount}. The receipt shows another account. Could it be checked with the bank?`,
      repeated: (name: string, amount: string) =>
        `Hello ${name}, thank you for the receipt of ${amount}. We had that one already. If there was another payment, its receipt can be sent here.`,
    },
  },
})
