import type { Starter } from './starter.ts'

// What debtors often say, with what one can answer and what to ask, one question at a time. None asks why nothing was paid: in
// Colombia that is forbidden (Ley 2300), and it helps nowhere.

export const objections: readonly Starter[] = [
  {
    key: 'objection.no_money',
    kind: 'objection',
    situation: 'no_money',
    names: { es: '«No tengo»', pt: '«Não tenho»', en: '“I have no money”' },
    texts: {
      es: [
        'Entiendo, {nombre}. Gracias por decirlo. Busquemos algo que [pueda|puedas] cumplir: el saldo es de {saldo} y se puede pagar por partes.',
        'Gracias por la confianza, {nombre}. No tiene que ser todo junto; veamos un monto que [le|te] quede cómodo.',
      ],
      pt: [
        'Entendo, {nome}. Obrigado por contar. Vamos buscar algo que dê para cumprir: o saldo é de {saldo} e pode ser pago em partes.',
        'Obrigado pela confiança, {nome}. Não precisa ser tudo junto; vamos ver um valor que fique bom.',
      ],
      en: [
        'I understand, {name}. Thank you for saying so. Let us find something you can keep: the balance is {balance}, and it can be paid in parts.',
        'Thank you for your trust, {name}. It need not be all at once; let us find an amount that is comfortable.',
      ],
    },
    questions: {
      es: [
        '¿Qué monto [le|te] quedaría bien por ahora? Puede ser pequeño.',
        '¿Qué días [recibe|recibes] dinero normalmente?',
        '¿[Le|Te] sirve que lo dividamos en cuotas semanales o quincenales?',
        '¿Qué fecha ponemos para el primer pago?',
      ],
      pt: [
        'Que valor ficaria bom por enquanto, mesmo que pequeno?',
        'Em que dias costuma receber?',
        'Ajuda se dividirmos em parcelas semanais ou quinzenais?',
        'Que data colocamos para o primeiro pagamento?',
      ],
      en: [
        'Which amount would be comfortable for now, even a small one?',
        'On which days do you usually get paid?',
        'Would weekly or fortnightly instalments help?',
        'Which date shall we set for the first payment?',
      ],
    },
  },
  {
    key: 'objection.already_paid',
    kind: 'objection',
    situation: 'already_paid',
    names: { es: '«Ya pagué»', pt: '«Já paguei»', en: '“I have paid already”' },
    texts: {
      es: [
        'Gracias por avisar, {nombre}. Lo reviso enseguida. ¿Me [comparte|compartes] el comprobante para registrarlo?',
        '¡Qué bueno, {nombre}! Para dejarlo en orden, [envíeme|envíame] por favor una foto del comprobante.',
      ],
      pt: [
        'Obrigado por avisar, {nome}. Vou conferir agora. Pode enviar o comprovante para registrar?',
        'Que bom, {nome}! Para deixar tudo em ordem, envie por favor uma foto do comprovante.',
      ],
      en: [
        'Thank you for telling us, {name}. I will look into it right away. Could you share the receipt so that we can book it?',
        'Very good, {name}! To put it in order, please send a picture of the receipt.',
      ],
    },
    questions: {
      es: [
        '¿Qué día [hizo|hiciste] el pago y por qué valor?',
        '¿Por qué medio [pagó|pagaste]: transferencia, efectivo, enlace?',
        '¿A nombre de quién salió la transferencia?',
        '¿[Tiene|Tienes] el número de referencia?',
      ],
      pt: [
        'Em que dia foi o pagamento e de que valor?',
        'Como pagou: transferência, dinheiro, link?',
        'Em nome de quem saiu a transferência?',
        'Tem o número de referência?',
      ],
      en: [
        'On which day was the payment, and how much?',
        'How did you pay: transfer, cash, link?',
        'In whose name was the transfer made?',
        'Do you have the reference number?',
      ],
    },
  },
  {
    key: 'objection.not_my_debt',
    kind: 'objection',
    situation: 'not_my_debt',
    names: { es: '«No es mi deuda»', pt: '«Não é minha dívida»', en: '“This is not my debt”' },
    texts: {
      // No amount and no purchase: whoever answers may be somebody else.
      es: [
        'Gracias por avisar. Lo revisamos antes de seguir; mientras tanto no [le|te] escribimos más sobre esto.',
        'Entiendo, y [disculpe|disculpa] la molestia. Verificamos nuestros datos y [le|te] confirmamos.',
      ],
      pt: [
        'Obrigado por avisar. Vamos conferir antes de continuar; enquanto isso não escrevemos mais sobre o assunto.',
        'Entendo, e desculpe o incômodo. Vamos verificar os nossos dados e confirmamos.',
      ],
      en: [
        'Thank you for telling us. We will check before we go on; meanwhile we will not write about it again.',
        'I understand, and apologies for the trouble. We will verify our records and confirm.',
      ],
    },
    questions: {
      es: [
        '¿Con quién tengo el gusto de hablar?',
        '¿Hace cuánto [tiene|tienes] este número?',
        '¿Qué parte de la cuenta no [reconoce|reconoces]: la compra, el monto o la fecha?',
        '¿[Tiene|Tienes] algún documento que nos ayude a revisarlo?',
      ],
      pt: [
        'Com quem tenho o prazer de falar?',
        'Há quanto tempo tem este número?',
        'Que parte da conta não reconhece: a compra, o valor ou a data?',
        'Tem algum documento para conferirmos juntos?',
      ],
      en: [
        'May I ask for your name, please?',
        'Since when is this number yours?',
        'Which part of the account do you not recognise: the purchase, the amount or the date?',
        'Do you have a document that would help us check?',
      ],
    },
  },
]
