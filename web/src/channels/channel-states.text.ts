import { catalog } from '@aldia/shared/language.ts'

/** What is said of the state of a number, and why it is so. */
export const channelStatesText = catalog({
  es: {
    states: {
      unlinked: 'Sin vincular',
      pairing: 'Esperando a tu teléfono',
      connecting: 'Conectando',
      online: 'En línea',
      unsteady: 'Conexión dudosa',
      offline: 'Sin conexión',
      stopped: 'Detenido',
    },
    stateMore: {
      unlinked: 'Vincula el teléfono y las conversaciones llegarán al tablero.',
      pairing: 'Escanea el código o escribe el que te damos.',
      connecting: 'Hablando con WhatsApp. Suele tardar unos segundos.',
      online: 'Los mensajes entran y salen.',
      unsteady: 'Estamos conectados, pero no todo va bien.',
      offline: 'Se perdió la conexión. Lo intentamos de nuevo sin que hagas nada; lo que escribas queda en espera.',
      stopped: 'No volveremos a intentarlo hasta que lo indiques.',
    },
    reasons: {
      logged_out: {
        title: 'El dispositivo se desvinculó',
        more: 'Alguien lo quitó en el teléfono, en «Dispositivos vinculados», o WhatsApp lo cerró (por ejemplo, tras 14 días sin usar el teléfono). Vincúlalo de nuevo: tus conversaciones siguen aquí.',
      },
      replaced: {
        title: 'La conexión se abrió en otro lugar',
        more: 'Otro programa usa la misma vinculación y WhatsApp solo admite uno. Cierra el otro y después conecta aquí; si los dos insisten, se echan mutuamente.',
      },
      banned: {
        title: 'WhatsApp rechaza este número',
        more: 'Puede estar restringido o bloqueado. Abre WhatsApp en el teléfono: ahí se explica y se puede pedir una revisión. No vuelvas a vincular hasta que el teléfono funcione con normalidad.',
      },
      passkey_required: {
        title: 'WhatsApp pide una llave de acceso (passkey)',
        more: 'Algunas cuentas nuevas exigen confirmar con huella o rostro en un navegador, y desde aquí no podemos responder a eso. Puedes probar con otro número más antiguo, o quitar la llave de acceso en el teléfono: Ajustes, Cuenta, Llaves de acceso.',
      },
      pairing_refused: {
        title: 'WhatsApp no aceptó la vinculación',
        more: 'Comprueba que el teléfono tenga internet y menos de cuatro dispositivos vinculados, espera un minuto y prueba otra vez. Si se repite, prueba con el otro método (QR o código).',
      },
      pairing_expired: {
        title: 'El código caducó',
        more: 'Nadie lo escaneó a tiempo. Pide uno nuevo cuando tengas el teléfono a mano.',
      },
      held_by_other_process: {
        title: 'Otra copia de Al Día usa este número',
        more: 'Hay otro proceso abierto con la misma carpeta de datos. Ciérralo; esta copia se conecta sola en cuanto quede libre.',
      },
      network: {
        title: 'No hay camino hasta WhatsApp',
        more: 'Revisa la conexión a internet del servidor. Seguimos intentando.',
      },
      server_unavailable: {
        title: 'WhatsApp no responde',
        more: 'El problema está de su lado y suele pasar pronto. Seguimos intentando.',
      },
      restart_required: {
        title: 'WhatsApp pidió empezar de nuevo',
        more: 'Es normal después de vincular. Volvemos a conectar ahora mismo.',
      },
      bad_session: {
        title: 'La vinculación quedó dañada',
        more: 'Las claves guardadas ya no sirven. Desvincula y vuelve a vincular: tus conversaciones siguen aquí.',
      },
      storage_failed: {
        title: 'El servidor no puede guardar',
        more: 'No confirmamos a WhatsApp lo que no está guardado, así que ningún mensaje se pierde: los retiene mientras tanto. Revisa el espacio y los permisos del disco del servidor; después seguimos sin que hagas nada.',
      },
      untrusted_server: {
        title: 'Lo que respondió no es WhatsApp',
        more: 'El certificado no es el de WhatsApp, así que no seguimos. Puede haber un filtro de red en medio; habla con quien la administra.',
      },
      unconfirmed_sends: {
        title: 'Hay envíos sin confirmar',
        more: 'Los mensajes salen, pero WhatsApp no acusa recibo. Nada se envía dos veces. Si dura más de unos minutos, abre WhatsApp en el teléfono y mira si avisa de algo.',
      },
      disconnected_by_user: {
        title: 'Alguien del equipo lo desconectó',
        more: 'Conecta de nuevo cuando quieras.',
      },
      other_number: {
        title: 'El teléfono que se vinculó tiene otro número',
        more: 'Hasta que el dueño o un encargado decida qué hacer con él, no entra ni sale nada por este número.',
      },
      number_elsewhere: {
        title: 'Ese número ya está conectado en este negocio',
        more: 'El teléfono que se vinculó aquí es el de otro número que ya está en línea. Cancela y vincula otro teléfono.',
      },
    },
  },
  pt: {
    states: {
      unlinked: 'Não conectado',
      pairing: 'Esperando o seu celular',
      connecting: 'Conectando',
      online: 'On-line',
      unsteady: 'Conexão duvidosa',
      offline: 'Sem conexão',
      stopped: 'Parado',
    },
    stateMore: {
      unlinked: 'Conecte o celular e as conversas chegarão ao quadro.',
      pairing: 'Escaneie o código ou digite o que damos a você.',
      connecting: 'Falando com o WhatsApp. Costuma levar alguns segundos.',
      online: 'As mensagens entram e saem.',
      unsteady: 'Estamos conectados, mas nem tudo vai bem.',
      offline: 'A conexão caiu. Tentamos de novo sem você fazer nada; o que escrever fica em espera.',
      stopped: 'Não vamos tentar de novo até você pedir.',
    },
    reasons: {
      logged_out: {
        title: 'O dispositivo foi desconectado',
        more: 'Alguém o removeu no celular, em «Dispositivos conectados», ou o WhatsApp o encerrou (por exemplo, após 14 dias sem usar o celular). Conecte de novo: suas conversas continuam aqui.',
      },
      replaced: {
        title: 'A conexão foi aberta em outro lugar',
        more: 'Outro programa usa a mesma conexão e o WhatsApp só aceita um. Feche o outro e depois conecte aqui; se os dois insistirem, um derruba o outro.',
      },
      banned: {
        title: 'O WhatsApp recusa este número',
        more: 'Ele pode estar restrito ou bloqueado. Abra o WhatsApp no celular: lá está a explicação e se pode pedir uma revisão. Não conecte de novo até o celular funcionar normalmente.',
      },
      passkey_required: {
        title: 'O WhatsApp pede uma chave de acesso (passkey)',
        more: 'Algumas contas novas exigem confirmar com digital ou rosto em um navegador, e daqui não podemos responder a isso. Você pode tentar com outro número mais antigo, ou remover a chave de acesso no celular: Configurações, Conta, Chaves de acesso.',
      },
      pairing_refused: {
        title: 'O WhatsApp não aceitou a conexão',
        more: 'Verifique se o celular tem internet e menos de quatro dispositivos conectados, espere um minuto e tente de novo. Se repetir, tente pelo outro método (QR ou código).',
      },
      pairing_expired: {
        title: 'O código expirou',
        more: 'Ninguém o escaneou a tempo. Peça um novo quando estiver com o celular na mão.',
      },
      held_by_other_process: {
        title: 'Outra cópia do Al Día usa este número',
        more: 'Há outro processo aberto com a mesma pasta de dados. Feche-o; esta cópia se conecta sozinha assim que ficar livre.',
      },
      network: {
        title: 'Não há caminho até o WhatsApp',
        more: 'Verifique a conexão de internet do servidor. Continuamos tentando.',
      },
      server_unavailable: {
        title: 'O WhatsApp não responde',
        more: 'O problema é do lado dele e costuma passar logo. Continuamos tentando.',
      },
      restart_required: {
        title: 'O WhatsApp pediu para recomeçar',
        more: 'É normal depois de conectar. Voltamos a conectar agora mesmo.',
      },
      bad_session: {
        title: 'A conexão ficou danificada',
        more: 'As chaves guardadas não servem mais. Desconecte e conecte de novo: suas conversas continuam aqui.',
      },
      storage_failed: {
        title: 'O servidor não consegue gravar',
        more: 'Não confirmamos ao WhatsApp o que não está gravado, então nenhuma mensagem se perde: ele as retém enquanto isso. Verifique o espaço e as permissões do disco do servidor; depois continuamos sem você fazer nada.',
      },
      untrusted_server: {
        title: 'Quem respondeu não é o WhatsApp',
        more: 'O certificado não é o do WhatsApp, então não continuamos. Pode haver um filtro de rede no meio; fale com quem a administra.',
      },
      unconfirmed_sends: {
        title: 'Há envios sem confirmação',
        more: 'As mensagens saem, mas o WhatsApp não confirma. Nada é enviado duas vezes. Se durar mais de alguns minutos, abra o WhatsApp no celular e veja se há algum aviso.',
      },
      disconnected_by_user: {
        title: 'Alguém da equipe o desconectou',
        more: 'Conecte de novo quando quiser.',
      },
      other_number: {
        title: 'O celular que se conectou tem outro número',
        more: 'Até que o dono ou um gerente decida o que fazer com ele, nada entra nem sai por este número.',
      },
      number_elsewhere: {
        title: 'Esse número já está conectado neste negócio',
        more: 'O celular conectado aqui é o de outro número que já está on-line. Cancele e conecte outro celular.',
      },
    },
  },
  en: {
    states: {
      unlinked: 'Not linked',
      pairing: 'Waiting for your phone',
      connecting: 'Connecting',
      online: 'Online',
      unsteady: 'Doubtful connection',
      offline: 'No connection',
      stopped: 'Stopped',
    },
    stateMore: {
      unlinked: 'Link the phone and the conversations will arrive on the board.',
      pairing: 'Scan the code, or type the one we give you.',
      connecting: 'Talking to WhatsApp. This usually takes a few seconds.',
      online: 'Messages come in and go out.',
      unsteady: 'We are connected, but not all is well.',
      offline: 'The connection was lost. We try again without you doing anything; what you write waits.',
      stopped: 'We will not try again until you say so.',
    },
    reasons: {
      logged_out: {
        title: 'The device was unlinked',
        more: 'Somebody removed it on the phone, under “Linked devices”, or WhatsApp ended it (for instance after 14 days without using the phone). Link it again: your conversations are still here.',
      },
      replaced: {
        title: 'The connection was opened somewhere else',
        more: 'Another program uses the same link and WhatsApp allows only one. Close the other one and then connect here; if both insist, they throw each other out.',
      },
      banned: {
        title: 'WhatsApp refuses this number',
        more: 'It may be restricted or banned. Open WhatsApp on the phone: it explains there and you can ask for a review. Do not link again until the phone works normally.',
      },
      passkey_required: {
        title: 'WhatsApp asks for a passkey',
        more: 'Some newer accounts must confirm with a fingerprint or face in a browser, and we cannot answer that from here. You can try another, older number, or remove the passkey on the phone: Settings, Account, Passkeys.',
      },
      pairing_refused: {
        title: 'WhatsApp did not accept the link',
        more: 'Check that the phone has internet and fewer than four linked devices, wait a minute and try again. If it happens again, try the other way (QR or code).',
      },
      pairing_expired: {
        title: 'The code expired',
        more: 'Nobody scanned it in time. Ask for a new one when you have the phone at hand.',
      },
      held_by_other_process: {
        title: 'Another copy of Al Día uses this number',
        more: 'Another process is open on the same data folder. Close it; this copy connects by itself as soon as the number is free.',
      },
      network: {
        title: 'There is no way to WhatsApp',
        more: 'Check the internet connection of the server. We keep trying.',
      },
      server_unavailable: {
        title: 'WhatsApp does not answer',
        more: 'The problem is on their side and usually passes soon. We keep trying.',
      },
      restart_required: {
        title: 'WhatsApp asked to start again',
        more: 'This is normal after linking. We are connecting again right now.',
      },
      bad_session: {
        title: 'The link was damaged',
        more: 'The stored keys no longer work. Unlink and link again: your conversations are still here.',
      },
      storage_failed: {
        title: 'The server cannot save',
        more: 'We do not confirm to WhatsApp what is not stored, so no message is lost: it keeps them meanwhile. Check the space and permissions of the server’s disk; then we go on without you doing anything.',
      },
      untrusted_server: {
        title: 'What answered is not WhatsApp',
        more: 'The certificate is not WhatsApp’s, so we do not go on. There may be a network filter in between; talk to whoever runs the network.',
      },
      unconfirmed_sends: {
        title: 'Some messages are unconfirmed',
        more: 'Messages go out, but WhatsApp does not acknowledge them. Nothing is sent twice. If it lasts more than a few minutes, open WhatsApp on the phone and see whether it warns of something.',
      },
      disconnected_by_user: {
        title: 'Somebody of the team disconnected it',
        more: 'Connect again whenever you like.',
      },
      other_number: {
        title: 'The phone that was linked has another number',
        more: 'Until the owner or a manager decides what to do with it, nothing comes in or goes out over this number.',
      },
      number_elsewhere: {
        title: 'That number is connected in this business already',
        more: 'The phone that was linked here is that of another number, which is online. Cancel and link another phone.',
      },
    },
  },
})
