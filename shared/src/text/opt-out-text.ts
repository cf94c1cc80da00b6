import { catalog } from '#language.ts'

/** What a customer is told once, in the language of the business, after asking not to be written to again. */
export const optOutText = catalog({
  es: {
    confirmed:
      'Listo, no le escribiremos más por aquí. Si algún día quiere retomar la conversación, escríbanos y con gusto le atendemos.',
  },
  pt: {
    confirmed: 'Pronto, não vamos mais escrever por aqui. Se um dia quiser retomar a conversa, é só nos chamar.',
  },
  en: {
    confirmed: 'Done: we will not write to you here any more. If you ever want to pick it up again, just write to us.',
  },
})
