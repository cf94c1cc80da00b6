import { catalog } from '@aldia/shared/language.ts'

const because = (words: string, reason: string) => (reason === '' ? words : `${words}: ${reason}`)

/** Lines of the history about reminders by cadence. */
export const timelineLadderText = catalog({
  es: {
    approved: (who: string) => `${who} aprobó un recordatorio`,
    withdrawn: (who: string) => `${who} retiró la aprobación de un recordatorio`,
    skipped: (who: string) => `${who} omitió un recordatorio`,
    finished: (who: string) => `${who} hizo una tarea de la cadencia`,
    sent: 'Salió un recordatorio de la cadencia',
    dropped: (reason: string) => because('Un recordatorio ya no saldrá', reason),
    changed: (from: string | null, to: string | null) =>
      to === null
        ? `Sale de la cadencia «${from}»`
        : from === null
          ? `Entra en la cadencia «${to}»`
          : `Pasa de la cadencia «${from}» a «${to}»`,
    stopped: (count: number, reason: string) =>
      because(count === 1 ? 'Se canceló un recordatorio' : `Se cancelaron ${count} recordatorios`, reason),
    reasons: {
      answered: 'respondió',
      promise: 'prometió pagar',
      plan: 'aceptó un plan',
      settlement: 'hay un acuerdo',
      payment: 'pagó',
      receipt: 'mandó un comprobante',
      hold: 'la cuenta está en pausa',
      stage: 'su columna no recibe recordatorios',
      figures: 'las cifras cambiaron',
      optedOut: 'pidió que no le escriban',
      merged: 'dos personas resultaron ser una',
      separated: 'eran dos personas',
      stale: 'pasó su momento',
      told: 'otro mensaje ya lo dijo',
      byPerson: 'una persona ya le escribió',
      ended: 'la cadencia terminó para esta deuda',
    },
  },
  pt: {
    approved: (who: string) => `${who} aprovou um lembrete`,
    withdrawn: (who: string) => `${who} retirou a aprovação de um lembrete`,
    skipped: (who: string) => `${who} pulou um lembrete`,
    finished: (who: string) => `${who} fez uma tarefa da cadência`,
    sent: 'Saiu um lembrete da cadência',
    dropped: (reason: string) => because('Um lembrete não vai mais sair', reason),
    changed: (from, to) =>
      to === null
        ? `Sai da cadência «${from}»`
        : from === null
          ? `Entra na cadência «${to}»`
          : `Passa da cadência «${from}» para «${to}»`,
    stopped: (count: number, reason: string) =>
      because(count === 1 ? 'Um lembrete foi cancelado' : `${count} lembretes foram cancelados`, reason),
    reasons: {
      answered: 'respondeu',
      promise: 'prometeu pagar',
      plan: 'aceitou um plano',
      settlement: 'há um acordo',
      payment: 'pagou',
      receipt: 'mandou um comprovante',
      hold: 'a conta está em pausa',
      stage: 'a coluna não recebe lembretes',
      figures: 'os valores mudaram',
      optedOut: 'pediu para não receber mensagens',
      merged: 'duas pessoas eram uma só',
      separated: 'eram duas pessoas',
      stale: 'o momento passou',
      told: 'outra mensagem já disse',
      byPerson: 'uma pessoa já escreveu',
      ended: 'a cadência terminou para esta dívida',
    },
  },
  en: {
    approved: (who: string) => `${who} approved a reminder`,
    withdrawn: (who: string) => `${who} withdrew the approval of a reminder`,
    skipped: (who: string) => `${who} skipped a reminder`,
    finished: (who: string) => `${who} did a task of the cadence`,
    sent: 'A reminder of the cadence left',
    dropped: (reason: string) => because('A reminder will not leave any more', reason),
    changed: (from, to) =>
      to === null
        ? `Leaves the cadence “${from}”`
        : from === null
          ? `Enters the cadence “${to}”`
          : `Goes from the cadence “${from}” to “${to}”`,
    stopped: (count: number, reason: string) =>
      because(count === 1 ? 'A reminder was cancelled' : `${count} reminders were cancelled`, reason),
    reasons: {
      answered: 'they answered',
      promise: 'they promised to pay',
      plan: 'they accepted a plan',
      settlement: 'there is a settlement',
      payment: 'they paid',
      receipt: 'they sent a receipt',
      hold: 'the account is on hold',
      stage: 'no reminder goes to their column',
      figures: 'the figures changed',
      optedOut: 'they asked not to be written to',
      merged: 'two people turned out to be one',
      separated: 'they were two people',
      stale: 'its moment has passed',
      told: 'another message has said it',
      byPerson: 'a person has written already',
      ended: 'the cadence is over for this debt',
    },
  },
})
