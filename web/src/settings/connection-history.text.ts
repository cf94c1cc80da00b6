import { catalog } from '@aldia/shared/language.ts'

export const connectionHistoryText = catalog({
  es: {
    title: 'Historial de la conexión',
    lead: 'Cada vez que el número no estuvo conectado. WhatsApp guarda lo que llega mientras tanto y lo entrega después.',
    none: 'Sin cortes registrados',
    noneMore: 'Si la conexión se corta, aquí verás desde cuándo, por qué y qué mensajes llegaron después.',
    loadFailed: 'No pudimos traer el historial de la conexión',
    again: 'Intentar de nuevo',
    notRunning: 'Al Día no estaba en marcha',
    since: (when: string) => `Desde ${when}`,
    between: (from: string, to: string) => `${from} a ${to}`,
    ongoing: 'En curso',
    lasted: (span: string) => `duró ${span}`,
    lasting: (span: string) => `lleva ${span}`,
    waiting: 'Lo que llegue mientras tanto lo guarda WhatsApp.',
    counting: 'Todavía están llegando los mensajes de ese tiempo.',
    recovered: (count: number, written: string) =>
      count === 0
        ? 'No había mensajes esperando'
        : count === 1
          ? '1 mensaje recuperado'
          : `${written} mensajes recuperados`,
    unreadable: (count: number) =>
      count === 1
        ? '1 de ellos no se pudo leer: está en el teléfono'
        : `${count} de ellos no se pudieron leer: están en el teléfono`,
    showMore: 'Ver más',
  },
  pt: {
    title: 'Histórico da conexão',
    lead: 'Cada vez que o número não esteve conectado. O WhatsApp guarda o que chega nesse tempo e entrega depois.',
    none: 'Nenhuma queda registrada',
    noneMore: 'Se a conexão cair, aqui você verá desde quando, por quê e quais mensagens chegaram depois.',
    loadFailed: 'Não conseguimos trazer o histórico da conexão',
    again: 'Tentar de novo',
    notRunning: 'O Al Día não estava em funcionamento',
    since: (when: string) => `Desde ${when}`,
    between: (from: string, to: string) => `${from} a ${to}`,
    ongoing: 'Em andamento',
    lasted: (span: string) => `durou ${span}`,
    lasting: (span: string) => `há ${span}`,
    waiting: 'O que chegar enquanto isso fica guardado no WhatsApp.',
    counting: 'As mensagens desse tempo ainda estão chegando.',
    recovered: (count: number, written: string) =>
      count === 0
        ? 'Não havia mensagens esperando'
        : count === 1
          ? '1 mensagem recuperada'
          : `${written} mensagens recuperadas`,
    unreadable: (count: number) =>
      count === 1
        ? '1 delas não pôde ser lida: está no celular'
        : `${count} delas não puderam ser lidas: estão no celular`,
    showMore: 'Ver mais',
  },
  en: {
    title: 'Connection history',
    lead: 'Each time the number was not connected. WhatsApp keeps what arrives meanwhile and hands it over afterwards.',
    none: 'No outages recorded',
    noneMore: 'If the connection drops, this shows since when, why, and which messages came in afterwards.',
    loadFailed: 'We could not fetch the connection history',
    again: 'Try again',
    notRunning: 'Al Día was not running',
    since: (when: string) => `Since ${when}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    ongoing: 'Ongoing',
    lasted: (span: string) => `lasted ${span}`,
    lasting: (span: string) => `for ${span}`,
    waiting: 'WhatsApp keeps what arrives meanwhile.',
    counting: 'Messages of that time are still coming in.',
    recovered: (count: number, written: string) =>
      count === 0 ? 'No messages were waiting' : count === 1 ? '1 message recovered' : `${written} messages recovered`,
    unreadable: (count: number) =>
      count === 1
        ? '1 of them could not be read: it is on the phone'
        : `${count} of them could not be read: they are on the phone`,
    showMore: 'Show more',
  },
})
