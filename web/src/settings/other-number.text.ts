import { catalog } from '@aldia/shared/language.ts'

/** Lines about a number that a phone linked in the place of another one. `came` and `before` are numbers as people read them. */
export const otherNumberText = catalog({
  es: {
    title: (came: string) => `Se vinculó otro número: ${came}`,
    instead: (came: string, before: string) =>
      `Aquí estaba ${before}. Todavía no trajimos nada de ${came}: primero di qué hacer con él.`,
    known: (came: string) =>
      `Las conversaciones de ${came} ya están guardadas en este negocio, en otro número. Todavía no trajimos nada: primero di qué hacer con él.`,
    elsewhere: (came: string) => `${came} ya está conectado en este negocio. Cancela y vincula otro teléfono.`,
    apart: 'Guardarlo aparte',
    apartMore: (came: string) => `${came} queda como un número más del negocio; lo de antes no se toca.`,
    replace: 'Reemplazar el número',
    replaceMore: (came: string) =>
      `Las conversaciones de ${came} entran junto a las que ya están aquí, y se responde desde ${came}. Elígelo si el negocio cambió de número.`,
    cancel: 'Cancelar',
    cancelMore: (came: string) =>
      `Desvinculamos ${came} sin traer nada. Si en ese teléfono todavía aparece «Al Día» en «Dispositivos vinculados», quítalo ahí.`,
    failed: 'No se pudo hacer',
    lastNumber: (phone: string) => `Antes estuvo vinculado ${phone}`,
    moreTitle: '¿El negocio usa más de un número?',
    moreLead: 'Cada respuesta sale por el número al que te escribieron.',
    addNumber: 'Añadir otro número',
    archive: 'Quitar de la lista',
    archiveTitle: '¿Quitar este número de la lista?',
    archiveMore: 'Sus conversaciones se quedan donde están. Si vuelves a vincular el mismo número, aparece otra vez.',
  },
  pt: {
    title: (came: string) => `Outro número foi conectado: ${came}`,
    instead: (came: string, before: string) =>
      `Aqui estava ${before}. Ainda não trouxemos nada de ${came}: primeiro diga o que fazer com ele.`,
    known: (came: string) =>
      `As conversas de ${came} já estão guardadas neste negócio, em outro número. Ainda não trouxemos nada: primeiro diga o que fazer com ele.`,
    elsewhere: (came: string) => `${came} já está conectado neste negócio. Cancele e conecte outro celular.`,
    apart: 'Guardar à parte',
    apartMore: (came: string) => `${came} fica como mais um número do negócio; o que havia antes não muda.`,
    replace: 'Substituir o número',
    replaceMore: (came: string) =>
      `As conversas de ${came} entram junto das que já estão aqui, e as respostas saem de ${came}. Escolha se o negócio mudou de número.`,
    cancel: 'Cancelar',
    cancelMore: (came: string) =>
      `Desconectamos ${came} sem trazer nada. Se nesse celular ainda aparecer «Al Día» em «Dispositivos conectados», remova ali.`,
    failed: 'Não foi possível fazer',
    lastNumber: (phone: string) => `Antes esteve conectado ${phone}`,
    moreTitle: 'O negócio usa mais de um número?',
    moreLead: 'Cada resposta sai pelo número para o qual escreveram.',
    addNumber: 'Adicionar outro número',
    archive: 'Tirar da lista',
    archiveTitle: 'Tirar este número da lista?',
    archiveMore: 'As conversas ficam onde estão. Se você conectar de novo o mesmo número, ele volta a aparecer.',
  },
  en: {
    title: (came: string) => `Another number was linked: ${came}`,
    instead: (came: string, before: string) =>
      `${before} was here. We have not fetched anything of ${came} yet: first say what to do with it.`,
    known: (came: string) =>
      `The conversations of ${came} are kept in this business already, under another number. We have not fetched anything yet: first say what to do with it.`,
    elsewhere: (came: string) => `${came} is connected in this business already. Cancel and link another phone.`,
    apart: 'Keep it apart',
    apartMore: (came: string) => `${came} becomes one more number of the business; what was here stays as it is.`,
    replace: 'Replace the number',
    replaceMore: (came: string) =>
      `The conversations of ${came} come beside those that are here, and answers leave from ${came}. Choose it if the business changed its number.`,
    cancel: 'Cancel',
    cancelMore: (came: string) =>
      `We unlink ${came} without fetching anything. If that phone still shows “Al Día” under “Linked devices”, remove it there.`,
    failed: 'This did not work',
    lastNumber: (phone: string) => `${phone} was linked before`,
    moreTitle: 'Does the business use more than one number?',
    moreLead: 'Every answer leaves from the number that was written to.',
    addNumber: 'Add another number',
    archive: 'Take off the list',
    archiveTitle: 'Take this number off the list?',
    archiveMore: 'Its conversations stay where they are. When you link the same number again, it comes back.',
  },
})
