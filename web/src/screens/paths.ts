/** The addresses of the screens. */
export const paths = {
  signIn: '/entrar',
  setup: '/inicio',
  today: '/hoy',
  verify: '/hoy/por-verificar',
  moneyLists: '/hoy/pagos',
  board: '/tablero',
  reminders: '/recordatorios',
  people: '/personas',
  imports: '/personas/importar',
  settings: '/ajustes',
  whatsapp: '/ajustes/whatsapp',
  profile: '/ajustes/perfil',
} as const

/** Where the card of a person opens. */
export const cardPath = (cardId: string): string => `${paths.board}?card=${encodeURIComponent(cardId)}`

/** One of the lists of money; `desde`: payments from that day on. */
export const moneyListPath = (lista: 'payments' | 'close' | 'overdue', more: { desde?: string } = {}): string =>
  `${paths.moneyLists}?${new URLSearchParams({ lista, ...more })}`

/** Where one payment is verified. */
export const verifyPath = (paymentId: string): string => `${paths.verify}?pago=${encodeURIComponent(paymentId)}`
