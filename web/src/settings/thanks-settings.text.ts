import { catalog } from '@aldia/shared/language.ts'

/** Thanks for payments, and what paying on time is worth. */
export const thanksSettingsText = catalog({
  es: {
    title: 'Gracias por el pago',
    lead: 'Las palabras están en Ajustes, Textos. Quien paga a tiempo lee un texto propio.',
    byItself: 'Las gracias salen solas cuando se confirma un pago',
    byItselfHelp: 'Un minuto después, con el saldo nuevo y en horario. Apagado, se ofrecen junto al mensaje.',
    reward: 'Premio por pagar a tiempo',
    rewards: { none: 'Ninguno', text: 'Una frase', discount: 'Descuento en la próxima deuda' },
    sentence: 'La frase',
    percent: 'Descuento en %',
    percentHelp: 'Se ofrece en la próxima deuda de la persona; alguien lo da con un clic.',
    expected: { sentence: 'Escribe la frase, de hasta 300 letras.', percent: 'Un porcentaje de hasta 50.' },
    save: 'Guardar',
    saved: 'Guardado',
  },
  pt: {
    title: 'Obrigado pelo pagamento',
    lead: 'As palavras estão em Ajustes, Textos. Quem paga em dia lê um texto próprio.',
    byItself: 'O agradecimento sai sozinho quando um pagamento é confirmado',
    byItselfHelp: 'Um minuto depois, com o saldo novo e no horário. Desligado, é oferecido junto à mensagem.',
    reward: 'Prêmio por pagar em dia',
    rewards: { none: 'Nenhum', text: 'Uma frase', discount: 'Desconto na próxima dívida' },
    sentence: 'A frase',
    percent: 'Desconto em %',
    percentHelp: 'É oferecido na próxima dívida da pessoa; alguém dá com um clique.',
    expected: { sentence: 'Escreva a frase, de até 300 letras.', percent: 'Uma porcentagem de até 50.' },
    save: 'Salvar',
    saved: 'Salvo',
  },
  en: {
    title: 'Thanks for the payment',
    lead: 'The words are in Settings, Texts. Who pays on time reads a text of its own.',
    byItself: 'Thanks leave by themselves when a payment is confirmed',
    byItselfHelp:
      'A minute later, with the new balance and within the hours. Off, they are offered beside the message.',
    reward: 'Reward for paying on time',
    rewards: { none: 'None', text: 'A sentence', discount: 'A discount on the next debt' },
    sentence: 'The sentence',
    percent: 'Discount in %',
    percentHelp: 'It is offered on the next debt of the person; somebody grants it with one press.',
    expected: { sentence: 'Write the sentence, up to 300 letters.', percent: 'A percentage of up to 50.' },
    save: 'Save',
    saved: 'Saved',
  },
})
