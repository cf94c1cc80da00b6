import { catalog } from '@aldia/shared/language.ts'

/** Lines around a text as a real debtor would read it. */
export const textPreviewText = catalog({
  es: {
    preview: 'Así lo lee',
    nobody: 'Cuando haya personas con saldo se verá aquí el texto con sus datos.',
    person: 'Persona',
  },
  pt: {
    preview: 'É assim que lê',
    nobody: 'Quando houver pessoas com saldo, o texto com os dados delas aparece aqui.',
    person: 'Pessoa',
  },
  en: {
    preview: 'This is what they read',
    nobody: 'Once there are people with a balance, the text with their figures stands here.',
    person: 'Person',
  },
})
