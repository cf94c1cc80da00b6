import { catalog } from '@aldia/shared/language.ts'

export const baseText = catalog({
  es: {
    unreachable: 'Sin conexión con el servidor. Revisa la red e inténtalo de nuevo.',
    unclearAnswer: 'El servidor respondió algo que no entendemos. Recarga la página.',
    today: 'hoy',
    yesterday: 'ayer',
    justNow: 'ahora',
    unknownPerson: 'Sin número',
    uploadCancelled: 'Se canceló el envío del archivo.',
  },
  pt: {
    unreachable: 'Sem conexão com o servidor. Verifique a rede e tente de novo.',
    unclearAnswer: 'O servidor respondeu algo que não entendemos. Recarregue a página.',
    today: 'hoje',
    yesterday: 'ontem',
    justNow: 'agora',
    unknownPerson: 'Sem número',
    uploadCancelled: 'O envio do arquivo foi cancelado.',
  },
  en: {
    unreachable: 'No connection to the server. Check the network and try again.',
    unclearAnswer: 'The server answered something we do not understand. Reload the page.',
    today: 'today',
    yesterday: 'yesterday',
    justNow: 'now',
    unknownPerson: 'No number',
    uploadCancelled: 'The upload was cancelled.',
  },
})
