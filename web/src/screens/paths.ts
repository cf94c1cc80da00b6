/** The addresses of the screens. */
export const paths = {
  signIn: '/entrar',
  setup: '/inicio',
  board: '/tablero',
  people: '/personas',
  settings: '/ajustes',
  whatsapp: '/ajustes/whatsapp',
  profile: '/ajustes/perfil',
} as const

/** Where the card of a person opens. */
export const cardPath = (cardId: string): string => `${paths.board}?card=${encodeURIComponent(cardId)}`
