import type { Character } from './debtor.ts'

/** What the team writes down beside a conversation, never to the customer. */
export const teamNotes: Readonly<Partial<Record<Character, readonly string[]>>> = {
  'kind-but-late': [
    'Le pagan los 30. Siempre cumple, solo que unos días tarde.',
    'Trabaja en la alcaldía, les están pagando atrasado. Tenerle paciencia.',
  ],
  forgetful: ['Recordarle un día antes, si no se le pasa.', 'Mejor escribirle después de almuerzo.'],
  'no-money': [
    'El esposo está sin trabajo. No insistir esta semana; ofrecer abonos quincenales.',
    'Tiene al niño enfermo. Hablé con don Aurelio: le corremos la cuota sin recargo.',
  ],
  disputes: [
    'Nelson pasa a revisar la garantía. Dejar quieta la cuota hasta que él avise.',
    'Pidió el detalle de la cuenta. Falta buscar el recibo del primer abono.',
  ],
  angry: ['No escribirle en horario de trabajo. Sale de turno a las 5.', 'Ojo con el tono. Que le escriba Marcela.'],
  'sends-receipts': ['Comprobante por verificar en el extracto de Bancolombia.', 'Paga desde la cuenta de la hija.'],
  'wrong-number': ['Número equivocado. Pedirle el nuevo a la fiadora, doña Amparo.'],
  'breaks-promises': [
    'Ya van dos fechas que no cumple. Si vuelve a fallar, ofrecerle partir la cuota.',
    'Dice que el sábado. Si no, hablar con el codeudor.',
  ],
  'asks-for-parts': ['Acuerdo: abonos cada quince días, sin intereses. Ok de don Aurelio.'],
  punctual: ['Cliente de toda la vida. Ofrecerle el comedor nuevo en diciembre.'],
  silent: [
    'Lee y no contesta. Llamar el sábado en la mañana.',
    'La hermana trabaja en la panadería de la esquina, preguntarle.',
  ],
  'voice-only': ['Prefiere audios, no lee bien. Contestarle con nota de voz.'],
}
