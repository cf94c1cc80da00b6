import type { Random } from '#seed/random.ts'

/** What is sold on credit, with the price in pesos. */
const goods: readonly (readonly [string, number])[] = [
  ['Nevera Haceb 250 litros', 1_749_000],
  ['Lavadora Whirlpool 16 kg', 1_899_900],
  ['Televisor 50 pulgadas', 1_590_000],
  ['Comedor de seis puestos', 1_640_000],
  ['Sala en L', 1_850_000],
  ['Colchón ortopédico doble', 720_000],
  ['Alcoba matrimonial', 2_450_000],
  ['Estufa de cuatro puestos', 689_500],
  ['Armario de tres cuerpos', 1_290_000],
  ['Bicicleta todoterreno', 845_000],
  ['Máquina de coser', 798_000],
  ['Licuadora y plancha', 259_900],
]
/** Small things that are put on the bill. */
const extras: readonly (readonly [string, number])[] = [
  ['Domicilio y armado', 45_500],
  ['Cambio de empaque de la nevera', 38_000],
  ['Juego de sábanas', 89_900],
  ['Mesa de noche', 180_000],
]

/** Something that somebody owes for: an instalment or a whole sale. The amount is in pesos. */
export function sold(random: Random): { concept: string; pesos: number } {
  const [thing, price] = random.pick(random.chance(0.2) ? extras : goods)
  if (price < 300_000 || random.chance(0.15)) return { concept: thing, pesos: price }
  const parts = 4 + 2 * random.below(5)
  const number = 1 + random.below(parts)
  return { concept: `${thing}, cuota ${number} de ${parts}`, pesos: round(price / parts) }
}

/** As people name amounts: to the next five hundred pesos. */
export const round = (pesos: number): number => Math.max(500, Math.round(pesos / 500) * 500)
