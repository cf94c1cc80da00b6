import { catalog } from '@aldia/shared/language.ts'

/** What to know before a number is linked. */
export const whatsappRiskText = catalog({
  es: {
    title: 'Lo que debes saber antes de vincular',
    points: [
      'Al Día se conecta como un dispositivo vinculado más, igual que WhatsApp Web. No es un producto de WhatsApp ni de Meta, y WhatsApp no aprueba este tipo de conexión.',
      'WhatsApp puede restringir o bloquear un número, sobre todo si escribe de golpe a muchas personas que nunca le han escrito, o si lo denuncian.',
      'Para bajar el riesgo: nada se envía sin que alguien lo pida, cada mensaje sale una sola vez, comprobamos que el número tenga WhatsApp antes de escribirle y no insistimos cuando WhatsApp rechaza algo.',
      'Te aconsejamos un número con historia, que tus clientes ya conozcan, y no el único que tienes para tu vida personal.',
    ],
  },
  pt: {
    title: 'O que você deve saber antes de conectar',
    points: [
      'O Al Día se conecta como mais um dispositivo, igual ao WhatsApp Web. Não é um produto do WhatsApp nem da Meta, e o WhatsApp não aprova este tipo de conexão.',
      'O WhatsApp pode restringir ou bloquear um número, sobretudo se ele escrever de repente a muitas pessoas que nunca escreveram para ele, ou se for denunciado.',
      'Para baixar o risco: nada é enviado sem que alguém peça, cada mensagem sai uma única vez, verificamos se o número tem WhatsApp antes de escrever e não insistimos quando o WhatsApp recusa algo.',
      'Aconselhamos um número com história, que seus clientes já conheçam, e não o único que você tem para a vida pessoal.',
    ],
  },
  en: {
    title: 'What you should know before linking',
    points: [
      'Al Día connects as one more linked device, just like WhatsApp Web. It is not a product of WhatsApp or Meta, and WhatsApp does not approve of this kind of connection.',
      'WhatsApp may restrict or ban a number, above all when it suddenly writes to many people who never wrote to it, or when it is reported.',
      'To lower the risk: nothing is sent that nobody asked for, each message goes out once, we check that a number is on WhatsApp before writing to it, and we do not insist when WhatsApp refuses something.',
      'We advise a number with a history, one your customers know already, and not the only one you have for your private life.',
    ],
  },
})
