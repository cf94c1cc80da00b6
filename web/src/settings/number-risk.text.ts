import { catalog } from '@aldia/shared/language.ts'

/** Lines of how near a number is to being restricted, and which figures say so. */
export const numberRiskText = catalog({
  es: {
    title: 'Riesgo de bloqueo',
    levels: { low: 'Bajo', some: 'Medio', high: 'Alto', stopped: 'WhatsApp avisó' },
    more: {
      low: 'El número escribe con calma. Las respuestas a quien te escribe no cuentan.',
      some: 'El número escribe más despacio para no llamar la atención de WhatsApp.',
      high: 'El número escribe mucho más despacio. Conviene variar los textos y no insistir a quien no responde.',
    },
    stopped: (when: string) =>
      `WhatsApp limitó el número. Hasta ${when} solo salen respuestas a quien escribió en las últimas 24 horas.`,
    people: (used: string, max: string) => `Personas a las que se escribió sin que escribieran hoy: ${used} de ${max}`,
    strangers: (used: string, max: string) => `De ellas, nunca habían escrito: ${used} de ${max}`,
    refused: (count: string, of: string) => `Rechazados en 24 horas: ${count} de ${of}`,
    sameText: (count: string) => `Personas que recibieron el mismo texto: ${count}`,
    isNew: (days: string) => `Número vinculado hace ${days} días: cada día puede un poco más, hasta el día 14`,
    resume: 'Reanudar los envíos',
    resumeTitle: '¿Reanudar los envíos?',
    resumeText: 'Si WhatsApp vuelve a avisar, el bloqueo puede ser definitivo. Mira antes el teléfono.',
    failed: 'No se pudo reanudar',
    loadFailed: 'No se pudo calcular el riesgo de bloqueo.',
    retry: 'Reintentar',
  },
  pt: {
    title: 'Risco de bloqueio',
    levels: { low: 'Baixo', some: 'Médio', high: 'Alto', stopped: 'O WhatsApp avisou' },
    more: {
      low: 'O número escreve com calma. As respostas a quem escreve não contam.',
      some: 'O número escreve mais devagar para não chamar a atenção do WhatsApp.',
      high: 'O número escreve muito mais devagar. Convém variar os textos e não insistir com quem não responde.',
    },
    stopped: (when: string) =>
      `O WhatsApp limitou o número. Até ${when} só saem respostas a quem escreveu nas últimas 24 horas.`,
    people: (used: string, max: string) => `Pessoas que receberam mensagem sem ter escrito hoje: ${used} de ${max}`,
    strangers: (used: string, max: string) => `Delas, nunca tinham escrito: ${used} de ${max}`,
    refused: (count: string, of: string) => `Recusadas em 24 horas: ${count} de ${of}`,
    sameText: (count: string) => `Pessoas que receberam o mesmo texto: ${count}`,
    isNew: (days: string) => `Número conectado há ${days} dias: a cada dia pode um pouco mais, até o dia 14`,
    resume: 'Retomar os envios',
    resumeTitle: 'Retomar os envios?',
    resumeText: 'Se o WhatsApp avisar de novo, o bloqueio pode ser definitivo. Veja antes o telefone.',
    failed: 'Não foi possível retomar',
    loadFailed: 'Não foi possível calcular o risco de bloqueio.',
    retry: 'Tentar de novo',
  },
  en: {
    title: 'Risk of being blocked',
    levels: { low: 'Low', some: 'Medium', high: 'High', stopped: 'WhatsApp warned' },
    more: {
      low: 'The number writes calmly. Answers to people who write do not count.',
      some: 'The number writes more slowly, so that WhatsApp takes no notice.',
      high: 'The number writes much more slowly. Vary the texts, and do not insist with people who do not answer.',
    },
    stopped: (when: string) =>
      `WhatsApp restricted the number. Until ${when} only answers leave, to people who wrote within 24 hours.`,
    people: (used: string, max: string) => `People written to who had not written that day: ${used} of ${max}`,
    strangers: (used: string, max: string) => `Of these, who had never written: ${used} of ${max}`,
    refused: (count: string, of: string) => `Refused within 24 hours: ${count} of ${of}`,
    sameText: (count: string) => `People who got the same text: ${count}`,
    isNew: (days: string) => `Linked ${days} days ago: it may do a little more each day, until day 14`,
    resume: 'Go on sending',
    resumeTitle: 'Go on sending?',
    resumeText: 'If WhatsApp warns again, the number may be blocked for good. Look at the phone first.',
    failed: 'It could not be resumed',
    loadFailed: 'The risk could not be reckoned.',
    retry: 'Try again',
  },
})
