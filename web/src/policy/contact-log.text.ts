import { catalog } from '@aldia/shared/language.ts'

/** Lines about taking the log of contacts out of the house. */
export const contactLogText = catalog({
  es: {
    title: 'Registro de contactos',
    leadOne: 'Todo lo que se escribió, se llamó o no se permitió en dos años, para una autoridad o para la persona.',
    leadAll: 'Todo lo que se escribió, se llamó o no se permitió, persona por persona, para una autoridad que lo pida.',
    from: 'Desde el día',
    to: 'Hasta el día',
    csv: 'Bajar CSV',
    pdf: 'Bajar PDF',
    odd: 'El primer día va antes que el último, y hasta tres años.',
  },
  pt: {
    title: 'Registro de contatos',
    leadOne:
      'Tudo o que se escreveu, se ligou ou não foi permitido em dois anos, para uma autoridade ou para a pessoa.',
    leadAll:
      'Tudo o que se escreveu, se ligou ou não foi permitido, pessoa por pessoa, para uma autoridade que o peça.',
    from: 'Desde o dia',
    to: 'Até o dia',
    csv: 'Baixar CSV',
    pdf: 'Baixar PDF',
    odd: 'O primeiro dia vem antes do último, e até três anos.',
  },
  en: {
    title: 'Contact log',
    leadOne: 'Everything written, called or not allowed within two years, for an authority or for the person.',
    leadAll: 'Everything written, called or not allowed, person by person, for an authority that asks for it.',
    from: 'From the day',
    to: 'To the day',
    csv: 'Download CSV',
    pdf: 'Download PDF',
    odd: 'The first day comes before the last, with up to three years between them.',
  },
})
