import { catalog } from '@aldia/shared/language.ts'

export const wordsDialogText = catalog({
  es: { words: 'Mensaje', expected: 'Escribe el mensaje.', back: 'Volver' },
  pt: { words: 'Mensagem', expected: 'Escreva a mensagem.', back: 'Voltar' },
  en: { words: 'Message', expected: 'Write the message.', back: 'Back' },
})
