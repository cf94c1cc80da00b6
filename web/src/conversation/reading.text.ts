import { catalog } from '@aldia/shared/language.ts'

const quoted = (words: readonly string[]) => words.map((word) => `«${word.replace(/\s+/g, ' ').trim()}»`).join(' · ')

/** Lines of what was understood of a debtor's message. */
export const readingText = catalog({
  es: {
    promise: (what: string) => `Promesa: ${what}`,
    save: 'Guardar',
    saved: (amount: string, day: string) => `Promesa guardada: ${amount}, ${day}`,
    from: (words: readonly string[]) => `de ${quoted(words)}`,
    intents: {
      stop_contact: 'Pide que no le escriban',
      wrong_number: 'Dice que no es la persona',
      dispute: 'No está de acuerdo con la deuda',
      already_paid: 'Dice que ya pagó',
      promise_to_pay: 'Promete pagar',
      ask_installments: 'Pide cuotas o un acuerdo',
      hardship: 'Dice que ahora no puede',
      ask_info: 'Pregunta por su cuenta',
      anger: 'Está molesto',
      other: 'Otra cosa',
    },
  },
  pt: {
    promise: (what: string) => `Promessa: ${what}`,
    save: 'Guardar',
    saved: (amount: string, day: string) => `Promessa guardada: ${amount}, ${day}`,
    from: (words: readonly string[]) => `de ${quoted(words)}`,
    intents: {
      stop_contact: 'Pede para não receber mensagens',
      wrong_number: 'Diz que não é a pessoa',
      dispute: 'Não concorda com a dívida',
      already_paid: 'Diz que já pagou',
      promise_to_pay: 'Promete pagar',
      ask_installments: 'Pede parcelas ou um acordo',
      hardship: 'Diz que agora não consegue',
      ask_info: 'Pergunta sobre a conta',
      anger: 'Está irritado',
      other: 'Outra coisa',
    },
  },
  en: {
    promise: (what: string) => `Promise: ${what}`,
    save: 'Save',
    saved: (amount: string, day: string) => `Promise saved: ${amount}, ${day}`,
    from: (words: readonly string[]) => `from ${quoted(words)}`,
    intents: {
      stop_contact: 'Asks us not to write',
      wrong_number: 'Says this is not the person',
      dispute: 'Disagrees with the debt',
      already_paid: 'Says it is paid',
      promise_to_pay: 'Promises to pay',
      ask_installments: 'Asks for instalments or a deal',
      hardship: 'Says it is not possible now',
      ask_info: 'Asks about the account',
      anger: 'Is upset',
      other: 'Something else',
    },
  },
})
