import { catalog } from '@aldia/shared/language.ts'

const daysEs = (count: string): string => (count === '1' ? '1 día' : `${count} días`)
const daysPt = (count: string): string => (count === '1' ? '1 dia' : `${count} dias`)
const daysEn = (count: string): string => (count === '1' ? '1 day' : `${count} days`)

/** Lines about segments: named rules over people. */
export const segmentsText = catalog({
  es: {
    segments: 'Segmentos',
    lead: 'Un segmento es una regla: quien la cumple hoy está en él. Sirve para dar a cada grupo su cadencia y su mensaje.',
    none: 'Todavía no hay segmentos',
    noneText: 'Por ejemplo: quienes deben desde hace más de 30 días, o quienes compran por primera vez.',
    loadFailed: 'No se pudieron cargar los segmentos',
    tryAgain: 'Reintentar',
    add: 'Nuevo segmento',
    edit: 'Editar',
    archive: 'Quitar',
    restore: 'Restaurar',
    archived: (count: number) => `Quitados (${count})`,
    saved: 'Segmento guardado',
    save: 'Guardar',
    name: 'Nombre',
    expectedName: 'Escribe un nombre de hasta 60 letras.',
    shared: 'Para todo el equipo',
    sharedHelp: 'Solo uno de todo el equipo puede tener cadencia o mensaje.',
    own: 'Solo mío',
    matchAny: 'Alguna de estas etiquetas',
    matchAll: 'Todas estas etiquetas',
    match: 'Etiquetas',
    languages: 'Idioma',
    stages: 'Columnas',
    lateFrom: 'Días de atraso, desde',
    lateTo: 'hasta',
    overdueFrom: 'Vencido, desde',
    overdueTo: 'hasta',
    channel: 'Canal que prefiere',
    any: 'Cualquiera',
    channels: { whatsapp: 'WhatsApp', call: 'Llamada', visit: 'Visita', email: 'Correo', sms: 'SMS', letter: 'Carta' },
    relation: 'Ha pagado antes',
    relations: { new: 'Nunca ha pagado', returning: 'Ya ha pagado antes' },
    languageNames: { es: 'Español', pt: 'Portugués', en: 'Inglés' },
    expectedNumber: 'Escribe un número.',
    expectedRange: 'El segundo no puede ser menor que el primero.',
    people: (count: number) => (count === 1 ? '1 persona hoy' : `${count} personas hoy`),
    andMore: (count: number) => `y ${count} más`,
    empty: 'Elige al menos una condición.',
    says: {
      any: (names: string) => `con alguna etiqueta: ${names}`,
      all: (names: string) => `con todas las etiquetas: ${names}`,
      late: (from: string, to: string) =>
        from === ''
          ? `hasta ${daysEs(to)} de atraso`
          : to === ''
            ? `${daysEs(from)} de atraso o más`
            : `${from} a ${daysEs(to)} de atraso`,
      overdue: (from: string, to: string) =>
        from === ''
          ? to === ''
            ? 'con algo vencido'
            : `vencido hasta ${to}`
          : to === ''
            ? `vencido desde ${from}`
            : `vencido de ${from} a ${to}`,
      channel: (name: string) => `prefiere ${name}`,
    },
  },
  pt: {
    segments: 'Segmentos',
    lead: 'Um segmento é uma regra: quem a cumpre hoje está nele. Serve para dar a cada grupo sua cadência e sua mensagem.',
    none: 'Ainda não há segmentos',
    noneText: 'Por exemplo: quem deve há mais de 30 dias, ou quem compra pela primeira vez.',
    loadFailed: 'Não foi possível carregar os segmentos',
    tryAgain: 'Tentar de novo',
    add: 'Novo segmento',
    edit: 'Editar',
    archive: 'Tirar',
    restore: 'Restaurar',
    archived: (count) => `Tirados (${count})`,
    saved: 'Segmento salvo',
    save: 'Salvar',
    name: 'Nome',
    expectedName: 'Escreva um nome de até 60 letras.',
    shared: 'Para toda a equipe',
    sharedHelp: 'Só um de toda a equipe pode ter cadência ou mensagem.',
    own: 'Só meu',
    matchAny: 'Alguma destas etiquetas',
    matchAll: 'Todas estas etiquetas',
    match: 'Etiquetas',
    languages: 'Idioma',
    stages: 'Colunas',
    lateFrom: 'Dias de atraso, desde',
    lateTo: 'até',
    overdueFrom: 'Vencido, desde',
    overdueTo: 'até',
    channel: 'Canal preferido',
    any: 'Qualquer um',
    channels: { whatsapp: 'WhatsApp', call: 'Ligação', visit: 'Visita', email: 'E-mail', sms: 'SMS', letter: 'Carta' },
    relation: 'Já pagou antes',
    relations: { new: 'Nunca pagou', returning: 'Já pagou antes' },
    languageNames: { es: 'Espanhol', pt: 'Português', en: 'Inglês' },
    expectedNumber: 'Escreva um número.',
    expectedRange: 'O segundo não pode ser menor que o primeiro.',
    people: (count) => (count === 1 ? '1 pessoa hoje' : `${count} pessoas hoje`),
    andMore: (count) => `e mais ${count}`,
    empty: 'Escolha pelo menos uma condição.',
    says: {
      any: (names) => `com alguma etiqueta: ${names}`,
      all: (names) => `com todas as etiquetas: ${names}`,
      late: (from, to) =>
        from === ''
          ? `até ${daysPt(to)} de atraso`
          : to === ''
            ? `${daysPt(from)} de atraso ou mais`
            : `${from} a ${daysPt(to)} de atraso`,
      overdue: (from, to) =>
        from === ''
          ? to === ''
            ? 'com algo vencido'
            : `vencido até ${to}`
          : to === ''
            ? `vencido desde ${from}`
            : `vencido de ${from} a ${to}`,
      channel: (name) => `prefere ${name}`,
    },
  },
  en: {
    segments: 'Segments',
    lead: 'A segment is a rule: whoever meets it today is in it. It gives each group its own cadence and message.',
    none: 'No segments yet',
    noneText: 'For instance: those who are more than 30 days late, or who buy for the first time.',
    loadFailed: 'The segments could not be loaded',
    tryAgain: 'Try again',
    add: 'New segment',
    edit: 'Edit',
    archive: 'Remove',
    restore: 'Restore',
    archived: (count) => `Removed (${count})`,
    saved: 'Segment saved',
    save: 'Save',
    name: 'Name',
    expectedName: 'Type a name of up to 60 letters.',
    shared: 'For the whole team',
    sharedHelp: 'Only one of the whole team may have a cadence or a message.',
    own: 'Only mine',
    matchAny: 'Any of these tags',
    matchAll: 'All of these tags',
    match: 'Tags',
    languages: 'Language',
    stages: 'Columns',
    lateFrom: 'Days late, from',
    lateTo: 'to',
    overdueFrom: 'Overdue, from',
    overdueTo: 'to',
    channel: 'Preferred channel',
    any: 'Any',
    channels: { whatsapp: 'WhatsApp', call: 'Call', visit: 'Visit', email: 'E-mail', sms: 'SMS', letter: 'Letter' },
    relation: 'Has paid before',
    relations: { new: 'Has never paid', returning: 'Has paid before' },
    languageNames: { es: 'Spanish', pt: 'Portuguese', en: 'English' },
    expectedNumber: 'Type a number.',
    expectedRange: 'The second must not be less than the first.',
    people: (count) => (count === 1 ? '1 person today' : `${count} people today`),
    andMore: (count) => `and ${count} more`,
    empty: 'Choose at least one condition.',
    says: {
      any: (names) => `with any tag of: ${names}`,
      all: (names) => `with all tags of: ${names}`,
      late: (from, to) =>
        from === ''
          ? `up to ${daysEn(to)} late`
          : to === ''
            ? `${daysEn(from)} late or more`
            : `${from} to ${daysEn(to)} late`,
      overdue: (from, to) =>
        from === ''
          ? to === ''
            ? 'with something overdue'
            : `overdue up to ${to}`
          : to === ''
            ? `overdue from ${from}`
            : `overdue ${from} to ${to}`,
      channel: (name) => `prefers ${name}`,
    },
  },
})
