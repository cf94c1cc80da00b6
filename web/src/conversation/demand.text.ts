import { catalog } from '@aldia/shared/language.ts'

/** Lines of what the law of the place wants said. */
export const demandText = catalog({
  es: {
    missing: (what: string) => `Las reglas de aquí piden decir también: ${what}.`,
    demands: {
      sender: 'quién escribe',
      debt: 'cuánto se debe',
      howToPay: 'cómo pagar',
      optOut: 'cómo no recibir más mensajes',
    },
    add: 'Añadir',
  },
  pt: {
    missing: (what: string) => `As regras daqui pedem dizer também: ${what}.`,
    demands: {
      sender: 'quem escreve',
      debt: 'quanto se deve',
      howToPay: 'como pagar',
      optOut: 'como não receber mais mensagens',
    },
    add: 'Acrescentar',
  },
  en: {
    missing: (what: string) => `The rules here want this said as well: ${what}.`,
    demands: {
      sender: 'who writes',
      debt: 'what is owed',
      howToPay: 'how to pay',
      optOut: 'how to stop receiving messages',
    },
    add: 'Add it',
  },
})
