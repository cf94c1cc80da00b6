import { catalog } from '@aldia/shared/language.ts'

export const backupsText = catalog({
  es: {
    lead: 'Conversaciones, personas, archivos y la vinculación de WhatsApp, guardados en el servidor tal como estaban en un momento.',
    ownerOnly: 'Las copias son tarea del dueño de la cuenta.',
    make: 'Hacer una copia ahora',
    making: 'Haciendo la copia',
    makingMore: 'Puedes seguir trabajando o irte de esta página: la copia continúa.',
    made: (when: string) => `Copia hecha ${when}`,
    notMade: 'No se pudo hacer la copia',
    maybeMade: 'La copia puede seguir en marcha; si termina, aparecerá en la lista.',
    notMadeAt: (when: string) => `No se pudo hacer la copia de ${when}`,
    why: {
      no_room:
        'No hay espacio libre suficiente: el que queda se reserva para los mensajes. Libera espacio en el disco del servidor.',
      failed: 'El registro del servidor dice por qué. Las copias anteriores siguen ahí.',
    },
    nightly: 'Cada noche',
    nightlyMore: (time: string, day: 'today' | 'tomorrow') =>
      `Al Día hace una copia sola. La próxima: ${day === 'today' ? 'hoy' : 'mañana'} a las ${time}; si a esa hora el servidor está apagado, la hace poco después de arrancar.`,
    kept: (count: number) =>
      count === 1
        ? 'Se conserva solo la más reciente: cada copia nueva, también las que haces tú, borra la anterior.'
        : `Se conservan las ${count} más recientes, contando las que haces tú; la más antigua se borra al llegar una nueva.`,
    keepHelp: 'Cuántas se conservan se decide al arrancar el servidor, con BACKUP_KEEP.',
    off: 'Las copias de cada noche están apagadas (el servidor arrancó con BACKUP_KEEP=0). Las que hagas tú no se borran solas.',
    list: 'Copias guardadas',
    columns: { made: 'Hecha', contacts: 'Personas', messages: 'Mensajes', files: 'Archivos', size: 'Tamaño' },
    sizeNote: 'El tamaño es el de la base de datos, sin los archivos.',
    missing: (count: number) => (count === 1 ? 'faltaba 1 archivo' : `faltaban ${count} archivos`),
    counts: (contacts: string, messages: string, files: string) =>
      `${contacts} personas, ${messages} mensajes, ${files} archivos`,
    showAll: (count: number) => (count === 1 ? 'Ver la anterior' : `Ver las ${count} anteriores`),
    none: 'Todavía no hay copias',
    noneMore: 'La primera se hace con el botón de arriba en unos segundos.',
    loadFailed: 'No pudimos traer las copias',
    again: 'Intentar de nuevo',
    elsewhere: 'En otro disco',
    elsewhereMore: (folder: string) =>
      `Las copias están en ${folder}, en el mismo disco que los datos: si ese disco se daña, se pierden con ellos. Haz de vez en cuando una en otro, desde la carpeta del programa en el servidor; cambia la última parte por la carpeta de ese disco.`,
    elsewhereFolder: '/ruta/del/otro/disco',
    elsewhereCommand: 'Orden para copiar a otro disco',
    restore: 'Restaurar una copia',
    restoreMore: 'Volver al estado de una copia se hace en el servidor, con Al Día detenido.',
    which: 'Copia que quieres restaurar',
    steps: [
      'Detén Al Día en el servidor.',
      'Abre una terminal en la carpeta del programa y ejecuta esta orden.',
      'Arranca Al Día otra vez, como siempre.',
    ],
    restoreCommand: 'Orden para restaurar',
    facts: [
      'Antes de tocar nada se comprueba que la copia esté entera. Lo que hay ahora no se borra: se aparta en la carpeta de datos, con un nombre que empieza por «replaced-».',
      'Lo que pasó después de la copia no está en ella.',
      'Los mensajes que esperaban salir cuando se hizo no se envían solos, porque quizá ya salieron: quedan sin confirmar y decides tú, uno por uno.',
      'Si WhatsApp ya no acepta la vinculación guardada, te pediremos vincular el teléfono de nuevo.',
    ],
    private:
      'Quien tenga una copia puede leer las conversaciones y usar la vinculación: guárdala como guardas el teléfono.',
    copy: 'Copiar la orden',
    copied: 'Orden copiada',
    copyFailed: 'El navegador no permite copiar. Selecciona la orden y cópiala.',
  },
  pt: {
    lead: 'Conversas, pessoas, arquivos e a conexão do WhatsApp, guardados no servidor como estavam em um momento.',
    ownerOnly: 'As cópias são tarefa do dono da conta.',
    make: 'Fazer uma cópia agora',
    making: 'Fazendo a cópia',
    makingMore: 'Você pode continuar trabalhando ou sair desta página: a cópia continua.',
    made: (when: string) => `Cópia feita ${when}`,
    notMade: 'Não foi possível fazer a cópia',
    maybeMade: 'A cópia pode ainda estar em andamento; se terminar, aparecerá na lista.',
    notMadeAt: (when: string) => `Não foi possível fazer a cópia de ${when}`,
    why: {
      no_room:
        'Não há espaço livre suficiente: o que resta fica reservado para as mensagens. Libere espaço no disco do servidor.',
      failed: 'O registro do servidor diz por quê. As cópias anteriores continuam lá.',
    },
    nightly: 'Toda noite',
    nightlyMore: (time: string, day: 'today' | 'tomorrow') =>
      `O Al Día faz uma cópia sozinho. A próxima: ${day === 'today' ? 'hoje' : 'amanhã'} às ${time}; se nessa hora o servidor estiver desligado, ele a faz pouco depois de ligar.`,
    kept: (count: number) =>
      count === 1
        ? 'Só a mais recente é mantida: cada cópia nova, também as que você faz, apaga a anterior.'
        : `São mantidas as ${count} mais recentes, contando as que você faz; a mais antiga é apagada quando chega uma nova.`,
    keepHelp: 'Quantas são mantidas se decide ao ligar o servidor, com BACKUP_KEEP.',
    off: 'As cópias de toda noite estão desligadas (o servidor foi ligado com BACKUP_KEEP=0). As que você fizer não são apagadas sozinhas.',
    list: 'Cópias guardadas',
    columns: { made: 'Feita', contacts: 'Pessoas', messages: 'Mensagens', files: 'Arquivos', size: 'Tamanho' },
    sizeNote: 'O tamanho é o do banco de dados, sem os arquivos.',
    missing: (count: number) => (count === 1 ? 'faltava 1 arquivo' : `faltavam ${count} arquivos`),
    counts: (contacts: string, messages: string, files: string) =>
      `${contacts} pessoas, ${messages} mensagens, ${files} arquivos`,
    showAll: (count: number) => (count === 1 ? 'Ver a anterior' : `Ver as ${count} anteriores`),
    none: 'Ainda não há cópias',
    noneMore: 'A primeira se faz com o botão acima em alguns segundos.',
    loadFailed: 'Não conseguimos trazer as cópias',
    again: 'Tentar de novo',
    elsewhere: 'Em outro disco',
    elsewhereMore: (folder: string) =>
      `As cópias estão em ${folder}, no mesmo disco que os dados: se esse disco estragar, perdem-se com eles. Faça de vez em quando uma em outro, a partir da pasta do programa no servidor; troque a última parte pela pasta desse disco.`,
    elsewhereFolder: '/caminho/do/outro/disco',
    elsewhereCommand: 'Comando para copiar em outro disco',
    restore: 'Restaurar uma cópia',
    restoreMore: 'Voltar ao estado de uma cópia se faz no servidor, com o Al Día parado.',
    which: 'Cópia que você quer restaurar',
    steps: [
      'Pare o Al Día no servidor.',
      'Abra um terminal na pasta do programa e execute este comando.',
      'Ligue o Al Día de novo, como sempre.',
    ],
    restoreCommand: 'Comando para restaurar',
    facts: [
      'Antes de tocar em qualquer coisa, verifica-se que a cópia está inteira. O que há agora não é apagado: fica de lado na pasta de dados, com um nome que começa por «replaced-».',
      'O que aconteceu depois da cópia não está nela.',
      'As mensagens que esperavam sair quando ela foi feita não são enviadas sozinhas, porque talvez já tenham saído: ficam sem confirmação e você decide, uma por uma.',
      'Se o WhatsApp não aceitar mais a conexão guardada, pediremos para conectar o celular de novo.',
    ],
    private: 'Quem tiver uma cópia pode ler as conversas e usar a conexão: guarde-a como guarda o celular.',
    copy: 'Copiar o comando',
    copied: 'Comando copiado',
    copyFailed: 'O navegador não permite copiar. Selecione o comando e copie.',
  },
  en: {
    lead: 'Conversations, people, files and the WhatsApp link, kept on the server as they were at one moment.',
    ownerOnly: 'Backups are up to the owner of the account.',
    make: 'Make a backup now',
    making: 'Making the backup',
    makingMore: 'You can go on working or leave this page: the backup continues.',
    made: (when: string) => `Backup made ${when}`,
    notMade: 'The backup could not be made',
    maybeMade: 'It may still be under way; when it is done it will appear in the list.',
    notMadeAt: (when: string) => `The backup of ${when} could not be made`,
    why: {
      no_room: 'There is not enough free space: what is left is kept for messages. Make room on the server’s disk.',
      failed: 'The server’s log says why. Earlier backups are still there.',
    },
    nightly: 'Every night',
    nightlyMore: (time: string, day: 'today' | 'tomorrow') =>
      `Al Día makes a backup by itself. The next one: ${day} at ${time}; if the server is off at that time, it makes one shortly after it starts.`,
    kept: (count: number) =>
      count === 1
        ? 'Only the newest is kept: each new backup, also those you make, removes the one before.'
        : `The newest ${count} are kept, including those you make; the oldest is removed when a new one comes.`,
    keepHelp: 'How many are kept is set when the server starts, with BACKUP_KEEP.',
    off: 'Nightly backups are switched off (the server was started with BACKUP_KEEP=0). Those you make are not removed by themselves.',
    list: 'Backups kept',
    columns: { made: 'Made', contacts: 'People', messages: 'Messages', files: 'Files', size: 'Size' },
    sizeNote: 'The size is that of the database, without the files.',
    missing: (count: number) => (count === 1 ? '1 file was missing' : `${count} files were missing`),
    counts: (contacts: string, messages: string, files: string) =>
      `${contacts} people, ${messages} messages, ${files} files`,
    showAll: (count: number) => (count === 1 ? 'Show the one before' : `Show the ${count} before`),
    none: 'There are no backups yet',
    noneMore: 'The button above makes the first one within seconds.',
    loadFailed: 'We could not fetch the backups',
    again: 'Try again',
    elsewhere: 'On another disk',
    elsewhereMore: (folder: string) =>
      `Backups are in ${folder}, on the same disk as the data: if that disk fails, they are lost with it. Make one on another disk now and then, from the program’s folder on the server; put that disk’s folder in the place of the last part.`,
    elsewhereFolder: '/path/of/the/other/disk',
    elsewhereCommand: 'Command for a backup on another disk',
    restore: 'Restore a backup',
    restoreMore: 'Going back to the state of a backup is done on the server, with Al Día stopped.',
    which: 'Backup you want to restore',
    steps: [
      'Stop Al Día on the server.',
      'Open a terminal in the program’s folder and run this command.',
      'Start Al Día again, as always.',
    ],
    restoreCommand: 'Command for restoring',
    facts: [
      'Before anything is touched, the backup is checked to be whole. What is there now is not deleted: it is moved aside in the data folder, under a name that begins with “replaced-”.',
      'What happened after the backup is not in it.',
      'Messages that were waiting to leave when it was made are not sent by themselves, since they may have left: they stay unconfirmed and you decide, one by one.',
      'If WhatsApp no longer accepts the stored link, we will ask you to link the phone again.',
    ],
    private: 'Whoever has a backup can read the conversations and use the link: keep it as safe as the phone.',
    copy: 'Copy the command',
    copied: 'Command copied',
    copyFailed: 'The browser does not allow copying. Select the command and copy it.',
  },
})
