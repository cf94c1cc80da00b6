import type { Random } from '#seed/random.ts'

const givenNames =
  'Luz Marina,Carlos,María Fernanda,Jorge Iván,Ana Lucía,Luis Alberto,Diana,Sandra Milena,Óscar,Yolanda,Héctor,Paola,Édgar,Nubia,Wilson,Claudia,Jhon Jairo,Rosalba,Freddy,Gloria Inés,Andrés Felipe,Marleny,Camilo,Esperanza,Duván,Liliana,Ramiro,Ximena,Álvaro,Fabiola,Nelson,Teresa,Kevin,Amparo,Julián,Leidy Johana,Raúl,Beatriz,Mauricio,Consuelo'.split(
    ',',
  )
const familyNames =
  'Rodríguez,Gómez,Martínez,López,García,Hernández,Sánchez,Ramírez,Torres,Díaz,Vargas,Moreno,Rojas,Jiménez,Castro,Ortiz,Suárez,Cárdenas,Peña,Muñoz,Quintero,Zapata,Restrepo,Ospina,Arango,Giraldo,Ríos,Cifuentes,Beltrán,Cortés,Molina,Patiño,Salazar,Valencia,Guerrero,Montoya,Acosta,Bedoya,Henao,Pineda'.split(
    ',',
  )

export function personName(random: Random): string {
  return `${random.pick(givenNames)} ${random.pick(familyNames)} ${random.pick(familyNames)}`
}

/** A Colombian mobile number, different for each index. */
export function phoneOf(index: number): string {
  // An odd factor over a power of two meets every number once.
  return `57${3_000_000_000 + ((index * 48_271_793 + 117_331_207) % 2 ** 28)}`
}

const days = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado']
const goods = [
  'la nevera',
  'el comedor',
  'la sala',
  'el colchón',
  'la lavadora',
  'el televisor',
  'la cama',
  'el armario',
]
const from = [
  'Buenas tardes, ¿cuánto es que debo?',
  'Hola, el {day} le consigno {amount} sin falta',
  'Ya le hice el Nequi, ahí le mando el pantallazo',
  'Me regala el número de cuenta por favor',
  'Buenos días, este mes me queda muy difícil, ¿puedo pagar en dos partes?',
  'Listo, muchas gracias',
  'Qué pena la demora, estuve enferma y no he podido ir al banco',
  'Yo ya pagué eso la semana pasada, revise bien',
  '¿Hasta qué hora están abiertos el {day}?',
  'Le abono {amount} hoy y el resto el {day}',
  'Sí señora, mañana paso por el almacén',
  'Ok 👍',
  '¿Me puede mandar la cuenta de {good}?',
  'No me han pagado a mí todavía, apenas me paguen le aviso',
  'Con mucho gusto, quedo pendiente',
  'jajaja tranquilo que yo le cumplo',
]
const to = [
  'Hola {name}, te recordamos la cuota de {good} por {amount}, vence el {day}.',
  'Buenos días {name}. Tu saldo al día de hoy es {amount}. ¿Te queda bien pagar el {day}?',
  'Recibido, muchas gracias por tu pago de {amount}.',
  'Claro que sí, puedes pagar en el almacén o por transferencia.',
  'Quedamos entonces para el {day} con {amount}. Gracias.',
  'Te escribo para saber cómo vas con la cuota de {good}.',
  'Con gusto revisamos, ¿me envías el comprobante por favor?',
  'Podemos partirla en dos pagos de {amount}, ¿te sirve?',
]

/** One line of a conversation. */
export function line(random: Random, direction: 'in' | 'out', name: string): string {
  return random
    .pick(direction === 'in' ? from : to)
    .replace('{day}', random.pick(days))
    .replace('{good}', random.pick(goods))
    .replace('{name}', name.split(' ')[0] ?? name)
    .replace('{amount}', `$${(20 + random.below(480)).toLocaleString('es-CO')}.000`)
}
