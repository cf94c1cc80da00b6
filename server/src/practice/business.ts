import type { Role } from '@aldia/shared/user.ts'

/** The make-believe shop: furniture on credit in Bucaramanga. Nobody here exists. */
export const business = {
  name: 'Muebles Don Aurelio',
  country: 'CO',
  /** Digits, as the simulated WhatsApp knows it. */
  phone: '573104478120',
  nequi: '310 447 8120',
  account: 'Bancolombia ahorros 291-004512-38',
  holder: 'Aurelio Rincón Duarte',
} as const

export interface TeamMember {
  name: string
  email: string
  role: Role
}

/** One password for all, easily typed: there is nothing to protect in a demo. */
export const teamPassword = 'don-aurelio'

export const owner: TeamMember = { name: 'Aurelio Rincón', email: 'aurelio@muebles.example', role: 'owner' }
export const manager: TeamMember = { name: 'Marcela Quintero', email: 'marcela@muebles.example', role: 'manager' }
export const agent: TeamMember = { name: 'Yeison Pabón', email: 'yeison@muebles.example', role: 'agent' }
export const team = [owner, manager, agent] as const

export interface Goods {
  /** With its article, as one says it: "el clóset de tres puertas". */
  es: string
  pt: string
  /** What the shop adds to a customer's name in its phone. */
  short: string
  pricePesos: number
}

export const goods: readonly Goods[] = [
  { es: 'el clóset de tres puertas', pt: 'o guarda-roupa de três portas', short: 'clóset', pricePesos: 1_290_000 },
  { es: 'la sala en L', pt: 'o sofá em L', short: 'sala', pricePesos: 1_850_000 },
  { es: 'el comedor de cuatro puestos', pt: 'a mesa de jantar', short: 'comedor', pricePesos: 1_180_000 },
  { es: 'el comedor de seis puestos', pt: 'a mesa de seis lugares', short: 'comedor', pricePesos: 1_640_000 },
  { es: 'la cama doble', pt: 'a cama de casal', short: 'cama', pricePesos: 860_000 },
  { es: 'el colchón ortopédico', pt: 'o colchão ortopédico', short: 'colchón', pricePesos: 720_000 },
  { es: 'el escritorio', pt: 'a escrivaninha', short: 'escritorio', pricePesos: 380_000 },
  { es: 'la biblioteca', pt: 'a estante', short: 'biblioteca', pricePesos: 540_000 },
  { es: 'la cuna', pt: 'o berço', short: 'cuna', pricePesos: 490_000 },
  { es: 'el camarote', pt: 'o beliche', short: 'camarote', pricePesos: 980_000 },
  { es: 'el juego de alcoba', pt: 'o quarto completo', short: 'alcoba', pricePesos: 2_450_000 },
  { es: 'el mueble del televisor', pt: 'o rack da televisão', short: 'mueble TV', pricePesos: 460_000 },
  { es: 'el tocador', pt: 'a penteadeira', short: 'tocador', pricePesos: 430_000 },
  { es: 'la mecedora', pt: 'a cadeira de balanço', short: 'mecedora', pricePesos: 290_000 },
  { es: 'el juego de poltronas', pt: 'o par de poltronas', short: 'poltronas', pricePesos: 1_120_000 },
  { es: 'el sofacama', pt: 'o sofá-cama', short: 'sofacama', pricePesos: 990_000 },
  { es: 'la cocina integral', pt: 'a cozinha planejada', short: 'cocina', pricePesos: 3_200_000 },
  { es: 'el juego de taburetes', pt: 'o jogo de banquetas', short: 'taburetes', pricePesos: 520_000 },
]
