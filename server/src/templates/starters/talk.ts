import type { Starter } from './starter.ts'

// What one writes in a conversation: quick replies, and phrases by situation. `[usted|tú]` as in `ladder-es.ts`.

export const quickReplies: readonly Starter[] = [
  {
    key: 'quick.receipt',
    kind: 'quick',
    situation: 'already_paid',
    names: { es: 'Recibimos el comprobante', pt: 'Recebemos o comprovante', en: 'We have the receipt' },
    texts: {
      es: ['Gracias, {nombre}. Recibimos el comprobante. Lo revisamos y [le|te] confirmamos por aquí.'],
      pt: ['Obrigado, {nome}. Recebemos o comprovante. Vamos conferir e confirmamos por aqui.'],
      en: ['Thank you, {name}. We have the receipt. We will check it and confirm here.'],
    },
  },
  {
    key: 'quick.balance',
    kind: 'quick',
    situation: 'other',
    names: { es: 'Saldo', pt: 'Saldo', en: 'Balance' },
    texts: {
      es: ['{nombre}, al {hoy}:\n{resumen_de_saldo}'],
      pt: ['{nome}, em {hoje}:\n{resumo_do_saldo}'],
      en: ['{name}, as of {today}:\n{balance_summary}'],
    },
  },
  {
    key: 'quick.statement',
    kind: 'quick',
    situation: 'other',
    names: { es: 'Estado de cuenta', pt: 'Extrato', en: 'Statement' },
    texts: { es: ['{estado_de_cuenta}'], pt: ['{extrato}'], en: ['{statement}'] },
  },
  {
    key: 'quick.how_to_pay',
    kind: 'quick',
    situation: 'other',
    names: { es: 'Cómo pagar', pt: 'Como pagar', en: 'How to pay' },
    texts: {
      es: ['[Puede|Puedes] pagar así:\n{como_pagar}\n\nDespués [envíenos|envíanos] el comprobante, por favor.'],
      pt: ['Pode pagar assim:\n{como_pagar}\n\nDepois envie o comprovante, por favor.'],
      en: ['You can pay this way:\n{how_to_pay}\n\nThen send us the receipt, please.'],
    },
  },
  {
    key: 'quick.moment',
    kind: 'quick',
    situation: 'other',
    names: { es: 'Un momento', pt: 'Um momento', en: 'One moment' },
    texts: {
      es: ['Con gusto, {nombre}. Lo reviso y [le|te] respondo en un momento.'],
      pt: ['Com prazer, {nome}. Vou conferir e respondo em um momento.'],
      en: ['Thank you, {name}. We are checking it and will write to you here.'],
    },
  },
]

export const phrases: readonly Starter[] = [
  {
    key: 'phrase.opening',
    kind: 'phrase',
    situation: 'opening',
    names: { es: 'Para empezar', pt: 'Para começar', en: 'To begin' },
    texts: {
      es: [
        'Hola, {nombre}, ¿cómo [está|estás]?',
        'Buen día, {nombre}. Espero que todo vaya bien.',
        'Hola, {nombre}. Gracias por lo que hemos avanzado hasta ahora.',
      ],
      pt: [
        'Olá, {nome}, tudo bem?',
        'Bom dia, {nome}. Espero que esteja tudo bem.',
        'Olá, {nome}. Obrigado pelo que já avançamos juntos.',
      ],
      en: [
        'Hello {name}, how are you?',
        'Good morning, {name}. I hope all is well.',
        'Hello {name}. Thank you for what we have achieved so far.',
      ],
    },
  },
  {
    key: 'phrase.empathy',
    kind: 'phrase',
    situation: 'empathy',
    names: { es: 'Para comprender', pt: 'Para compreender', en: 'To understand' },
    texts: {
      es: [
        'Entiendo, {nombre}. A veces las cuentas no cuadran como uno quisiera.',
        'Gracias por contármelo. Veamos qué se puede hacer.',
        'Comprendo, {nombre}. Podemos buscar otra fecha o cuotas más pequeñas.',
      ],
      pt: [
        'Entendo, {nome}. Às vezes as contas não fecham como a gente gostaria.',
        'Obrigado por contar. Vamos ver o que é possível.',
        'Compreendo. Vamos procurar juntos uma forma que funcione.',
      ],
      en: [
        'I understand, {name}. Sometimes things do not add up the way one would like.',
        'Thank you for telling me. Let us see what can be done.',
        'I see the situation. Let us find something that works for you.',
      ],
    },
  },
  {
    key: 'phrase.agreement',
    kind: 'phrase',
    situation: 'agreement',
    names: { es: 'Para acordar', pt: 'Para combinar', en: 'To agree' },
    texts: {
      es: [
        '¿Qué fecha [le|te] queda bien, y qué monto?',
        'También podemos dividirlo en cuotas. ¿[Le|Te] parece?',
        'Si [le|te] sirve, empezamos con una parte y acordamos el resto.',
      ],
      pt: [
        'Que valor e que data ficam bons?',
        'Também podemos dividir em parcelas. O que acha?',
        'Se ajudar, começamos com uma parte e combinamos o resto.',
      ],
      en: [
        'Which amount and which date would be comfortable?',
        'We can also split it into instalments. What do you think?',
        'If it helps, we begin with a part and agree on the rest.',
      ],
    },
  },
  {
    key: 'phrase.closing',
    kind: 'phrase',
    situation: 'closing',
    names: { es: 'Para cerrar', pt: 'Para encerrar', en: 'To close' },
    texts: {
      es: [
        'Gracias por [su|tu] tiempo, {nombre}. Quedo atento a lo que [necesite|necesites].',
        'Listo, queda anotado. ¡Que [tenga|tengas] un buen día!',
        'Cualquier cosa, [escríbanos|escríbenos] por aquí.',
      ],
      pt: [
        'Obrigado pelo seu tempo, {nome}. Fico à disposição.',
        'Pronto, está anotado. Tenha um bom dia!',
        'Qualquer coisa, é só escrever por aqui.',
      ],
      en: [
        'Thank you for your time, {name}. I am here if you need anything.',
        'Done, it is noted. Have a good day!',
        'Anything else, just write to us here.',
      ],
    },
  },
]
