import type { Language } from '#language.ts'
import type { ToneTag } from '#tone/rule.ts'
import type { Address } from '#workspace.ts'

const lines = {
  es: {
    usted: {
      threat: 'Queremos encontrar una solución con usted. ¿Qué fecha le queda bien para ponerse al día?',
      courtLookalike: 'Le escribimos por el saldo pendiente. ¿Le parece si acordamos una fecha de pago?',
      publicShame: 'Esto queda solo entre usted y nosotros. ¿Cómo le podemos ayudar a ponerse al día?',
      thirdParty: 'Preferimos hablarlo solo con usted. ¿Cuándo tiene un momento para conversarlo?',
      insult: 'Entendemos que puede haber un contratiempo. ¿Qué fecha le queda bien para el pago?',
      impersonation: 'Le escribimos directamente de la tienda por el saldo pendiente. ¿Le ayudamos con el pago?',
      cardData: 'Puede pagar por los medios de siempre. Por aquí no necesitamos datos de su tarjeta ni claves.',
      falseAmount: 'Este es el saldo que tenemos registrado. Si algo no coincide, lo revisamos juntos.',
      askReason: '¿Podemos ayudarle de alguna forma con el pago? También podemos dividirlo en partes.',
      blame: 'Todavía no vemos el pago acordado. ¿Le parece si fijamos una nueva fecha?',
      pressure: '¿Le sería posible pagar esta semana? Si no, díganos qué fecha le queda bien.',
      capitals: 'Le recordamos con gusto el saldo pendiente. Quedamos atentos a lo que necesite.',
    },
    tu: {
      threat: 'Queremos encontrar una solución contigo. ¿Qué fecha te queda bien para ponerte al día?',
      courtLookalike: 'Te escribimos por el saldo pendiente. ¿Te parece si acordamos una fecha de pago?',
      publicShame: 'Esto queda solo entre tú y nosotros. ¿Cómo te podemos ayudar a ponerte al día?',
      thirdParty: 'Preferimos hablarlo solo contigo. ¿Cuándo tienes un momento para conversarlo?',
      insult: 'Entendemos que puede haber un contratiempo. ¿Qué fecha te queda bien para el pago?',
      impersonation: 'Te escribimos directamente de la tienda por el saldo pendiente. ¿Te ayudamos con el pago?',
      cardData: 'Puedes pagar por los medios de siempre. Por aquí no necesitamos datos de tu tarjeta ni claves.',
      falseAmount: 'Este es el saldo que tenemos registrado. Si algo no coincide, lo revisamos juntos.',
      askReason: '¿Podemos ayudarte de alguna forma con el pago? También podemos dividirlo en partes.',
      blame: 'Todavía no vemos el pago acordado. ¿Te parece si fijamos una nueva fecha?',
      pressure: '¿Te sería posible pagar esta semana? Si no, dinos qué fecha te queda bien.',
      capitals: 'Te recordamos con gusto el saldo pendiente. Quedamos atentos a lo que necesites.',
    },
  },
  pt: {
    any: {
      threat: 'Queremos encontrar uma solução com você. Que data fica boa para colocar o pagamento em dia?',
      courtLookalike: 'Escrevemos sobre o saldo em aberto. Podemos combinar uma data de pagamento?',
      publicShame: 'Isso fica só entre você e a gente. Como podemos ajudar a colocar o pagamento em dia?',
      thirdParty: 'Preferimos tratar disso só com você. Quando tem um momento para conversar?',
      insult: 'Entendemos que imprevistos acontecem. Que data fica boa para o pagamento?',
      impersonation: 'Escrevemos diretamente da loja sobre o saldo em aberto. Podemos ajudar com o pagamento?',
      cardData:
        'O pagamento pode ser feito pelos meios de sempre. Por aqui não precisamos de dados do cartão nem de senhas.',
      falseAmount: 'Este é o saldo que temos registrado. Se algo não bater, conferimos juntos.',
      askReason: 'Podemos ajudar de alguma forma com o pagamento? Também dá para dividir em partes.',
      blame: 'Ainda não vimos o pagamento combinado. Podemos marcar uma nova data?',
      pressure: 'Seria possível pagar esta semana? Se não, diga qual data fica boa.',
      capitals: 'Passamos para lembrar do saldo em aberto. Qualquer coisa, é só chamar.',
    },
  },
  en: {
    any: {
      threat: 'We would like to find a solution with you. Which date works for catching up?',
      courtLookalike: 'We are writing about the open balance. Shall we agree on a payment date?',
      publicShame: 'This stays between you and us. How can we help you catch up?',
      thirdParty: 'We would rather talk about this with you alone. When do you have a moment?',
      insult: 'We understand that things come up. Which date works for the payment?',
      impersonation: 'We are writing from the shop itself about the open balance. Can we help with the payment?',
      cardData: 'You can pay the usual ways. We need no card details or passwords here.',
      falseAmount: 'This is the balance we have on record. If something does not match, we will check it together.',
      askReason: 'Is there a way we can help with the payment? It can also be split into parts.',
      blame: 'We have not seen the agreed payment yet. Shall we set a new date?',
      pressure: 'Would paying this week be possible? If not, tell us which date works for you.',
      capitals: 'A friendly reminder of the open balance. We are here for anything you need.',
    },
  },
} as const

/** A kinder line for what was found, in the customer's language. */
export function kinderLine(tag: ToneTag, language: Language, address: Address): string {
  return language === 'es' ? lines.es[address][tag] : lines[language].any[tag]
}
