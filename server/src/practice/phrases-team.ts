import type { OurBeat, Phrases } from './phrases.ts'

/** How the shop writes to its customers in Spanish: usted, short, without threats. */
export const teamEs: Phrases<OurBeat> = {
  sale: [
    '{buenas} {name}, le escribe Aurelio, de Muebles Don Aurelio. Le confirmo su compra: {article}, en {parts} cuotas de {part}. La primera vence el {dueDate}. Muchas gracias por su confianza.',
    '{buenas} {name}. Queda registrada su compra de {article}: {parts} cuotas de {part}, la primera el {dueDate}. Cualquier cosa me escribe por aquí.',
    '{name}, muchas gracias por su compra 🙏 Son {parts} cuotas de {part} por {article}. La primera es el {dueDate}.',
  ],
  'delivery-tomorrow': [
    '{name}, mañana entre 9 y 12 le llevan {article}. ¿Hay quien reciba? Me regala la ubicación, por favor.',
    '{buenas} {name}, mañana en la mañana le llegamos con {article}. ¿Me manda la ubicación de la casa?',
  ],
  delivery: [
    '{buenas} {name}, ya va saliendo el camión con {article}. Los muchachos se lo dejan armado.',
    '{name}, {buenasLow}. Los muchachos van para allá con {article}, llegan en una hora más o menos.',
    '{buenas} {name}, hoy le llegamos con {article}. Le escribo cuando el camión esté cerca.',
  ],
  'house-ok': [
    'Listo, gracias. Le paso la ubicación a los muchachos.',
    'Perfecto {name}, ya la tienen. Nos vemos mañana.',
    'Gracias {name}, ahí les llegamos.',
  ],
  before: [
    '{buenas} {name}, le recuerdo que el {dueDate} vence la cuota {number} de {article}, por {part}. Feliz día.',
    '{buenas} {name}. Para que lo tenga presente: el {dueDate} es la cuota {number}, {part}. Gracias.',
    'Hola {name}, ¿cómo está? Un recordatorio: la cuota {number} de {article} ({part}) vence el {dueDate}.',
  ],
  'due-today': [
    '{buenas} {name}, hoy vence la cuota {number} por {part}. Si ya pagó, no tenga en cuenta este mensaje.',
    '{name}, {buenasLow}. Hoy es la fecha de la cuota {number}: {part}. Cuando pueda me manda el comprobante por aquí.',
    'Hola {name}, hoy se cumple la cuota de {article}: {part}. ¿Le sirve pagar por Nequi?',
  ],
  overdue: [
    '{buenas} {name}. La cuota {number} de {article} venció el {dueDate} y aún no la vemos. ¿Se le presentó algún inconveniente?',
    'Hola {name}, ¿cómo ha estado? Tenemos pendiente la cuota {number} por {part}. ¿Para qué día la podemos dejar?',
    '{name}, {buenasLow}. Le escribo por la cuota del {dueDate}, {part}. Si hay alguna dificultad me cuenta y miramos cómo le ayudamos.',
    '{buenas} {name}, quería saber si ya pudo hacer el pago de la cuota {number}. Quedo atento.',
  ],
  'overdue-again': [
    '{buenas} {name}, no hemos tenido respuesta suya. La cuota {number} sigue pendiente ({part}). ¿Hablamos?',
    '{name}, ¿me regala un minuto? Queremos dejar un acuerdo por lo de {article}. Lo que le quede cómodo.',
    'Hola {name}. Le escribo de nuevo por la cuota pendiente. Si prefiere, la partimos en dos.',
  ],
  account: [
    'Claro que sí. Nequi {nequi} o {account}, a nombre de {holder}. Son {part}.',
    'Con gusto: Nequi {nequi}, a nombre de {holder}. También {account}. Me manda el comprobante, por favor.',
    'Nequi {nequi} ({holder}). En el almacén también recibimos efectivo hasta las 6.',
  ],
  balance: [
    'Le quedan {left} de {part}, en total {balance}. La próxima es el {dueDate}.',
    'Con gusto {name}: saldo {balance}. La cuota es de {part}.',
    'Lleva pagadas {done} de {parts}. El saldo es de {balance}.',
  ],
  'got-receipt': [
    'Recibido {name}, muchas gracias. Le queda un saldo de {balance}.',
    'Perfecto, ya lo vi en la cuenta. Saldo: {balance}. Muchas gracias.',
    'Muchas gracias {name} 🙏 Queda registrada la cuota {paidNumber}. Saldo {balance}.',
    'Listo {name}, ya quedó. Muy amable.',
  ],
  'all-paid': [
    '{name}, con este pago queda al día con nosotros. Muchas gracias por cumplir, ha sido un gusto atenderle.',
    'Con esto termina de pagar {article} 🎉 Muchas gracias {name}, aquí estamos para lo que necesite.',
    'Queda en cero {name}. Mañana le mando el paz y salvo. Muchas gracias por su confianza.',
  ],
  'promise-ok': [
    'Listo {name}, lo dejo anotado para {untilDate}. Muchas gracias.',
    'Perfecto, quedamos así entonces: {date}. Feliz tarde.',
    'Muchas gracias por avisar. Quedo pendiente {date}.',
    'De acuerdo {name}, {date} le escribo para confirmar.',
  ],
  broken: [
    '{buenas} {name}, ¿pudo hacer la transferencia que habíamos acordado para {promised}?',
    'Hola {name}, quedamos en que {promised}, pero todavía no me aparece. ¿Qué pasó?',
    '{name}, {buenasLow}. Sigo pendiente del pago que me dijo para {promised}. ¿Le muevo la fecha?',
  ],
  'plan-offer': [
    'Tranquil{o} {name}, lo podemos partir: {half} quincenales, empezando {date}. ¿Le sirve así?',
    'Miremos una opción: {half} ahora y {half} en la otra quincena. ¿Cómo le queda?',
    'Podemos hacer un acuerdo: abonos de {half} cada quince días hasta ponerse al día, sin intereses. ¿Qué dice?',
  ],
  'plan-ok': [
    'Queda así: abonos de {half} cada quince días, el primero {date}. Muchas gracias por dar la cara {name}.',
    'Listo, lo anoto: {half} quincenales. Cualquier cosa me avisa antes y miramos.',
  ],
  hardship: [
    'Siento mucho lo que está pasando {name}. No se preocupe, miremos juntos cómo lo acomodamos.',
    'Entiendo {name}, son temporadas duras. Dígame qué podría abonar, aunque sea poquito.',
    'Gracias por contarme. Lo primero es su salud; hablamos de la cuota la otra semana.',
  ],
  'ask-goods': [
    'Qué pena {name}, vamos a revisarlo. ¿Me puede mandar una foto o la remisión?',
    'Entiendo {name}. Déjeme hablo con el taller y hoy mismo le respondo.',
    'Tiene razón en reclamar. ¿Qué día le queda bien que pase alguien a mirar?',
  ],
  'ask-money': [
    'Entiendo {name}. Déjeme reviso la cuenta y hoy mismo le respondo.',
    'Tiene toda la razón en preguntar. Ya reviso y le mando el detalle.',
    'Gracias por decirme. ¿Tiene a la mano el recibo? Así lo busco más rápido.',
  ],
  visit: [
    '{name}, {date} pasa Nelson a revisarlo sin ningún costo. Mientras tanto dejamos quieta la cuota.',
    'Ya hablé con el taller: {date} van y lo arreglan en la casa. La cuota puede esperar.',
  ],
  corrected: [
    '{name}, ya revisamos y fue error nuestro. Le corregí el saldo: {balance}. Qué pena con usted.',
    'Encontré su recibo, estaba sin registrar. Ya quedó aplicado, disculpe la molestia.',
  ],
  sorry: [
    'Disculpe {name}, no fue la intención molestarle. ¿A qué hora le queda mejor que le escriba?',
    'Tiene razón, le pido disculpas. Quedo atento cuando usted pueda.',
    'Le ofrezco disculpas por la insistencia. No le escribo más esta semana; cuando pueda me cuenta.',
  ],
  'wrong-sorry': [
    'Disculpe la molestia, ya borro el número de nuestra lista. Feliz día.',
    'Qué pena con usted, tenía mal anotado el número. No le volvemos a escribir.',
  ],
  'after-voice': [
    'Listo {name}, ya lo escuché. Quedo pendiente entonces.',
    'Muchas gracias por el audio {name}, lo dejo anotado.',
    'Escuchado, {name}. Con gusto, quedamos así.',
  ],
  'check-receipt': [
    'Gracias {name}, ya reviso en la cuenta y le confirmo.',
    'Recibido, déjeme lo verifico y le aviso.',
    'Gracias. Todavía no me aparece, a veces se demora un rato. Le confirmo.',
  ],
  'no-problem': [
    'No se preocupe {name}, a todos nos pasa.',
    'Tranquil{o}, gracias por responder.',
    'Con gusto {name}.',
  ],
  closing: ['A la orden, feliz día.', 'Con mucho gusto. Feliz tarde.', 'Siempre a la orden 🙏', 'Gracias a usted.'],
}

/** The same for Brazilian customers: the owner's niece studied in Manaus. */
export const teamPt: Phrases<OurBeat> = {
  sale: [
    'Olá {name}, aqui é da Muebles Don Aurelio. Confirmando a compra: {article}, em {parts} parcelas de {part}. A primeira vence {dueDate}. Obrigado pela confiança.',
  ],
  'delivery-tomorrow': ['{name}, amanhã entregam {article} na casa da sua família. Você me manda a localização?'],
  delivery: ['{buenas} {name}, o caminhão já está saindo com {article}. Deixam tudo montado.'],
  'house-ok': ['Obrigado {name}, já passei para os rapazes.'],
  before: ['{buenas} {name}, lembrando que {dueDate} vence a parcela {number}, {part}. Bom dia para você.'],
  'due-today': ['{buenas} {name}, hoje vence a parcela {number}: {part}. Se já pagou, desconsidere.'],
  overdue: [
    '{buenas} {name}, a parcela {number} venceu {dueDate} e ainda não apareceu aqui. Aconteceu alguma coisa?',
    'Oi {name}, tudo bem? Ficou pendente a parcela {number} de {part}. Para que dia podemos deixar?',
  ],
  'overdue-again': ['Oi {name}, não tivemos resposta. Se ficar melhor, dividimos a parcela em duas.'],
  account: ['Claro. Pode ser por remessa: {account}, em nome de {holder}. São {part}.'],
  balance: ['Faltam {left} de {part}, no total {balance}.'],
  'got-receipt': ['Recebido {name}, muito obrigado. O saldo fica em {balance}.'],
  'all-paid': ['{name}, com esse pagamento está tudo quitado. Muito obrigado!'],
  'promise-ok': ['Combinado {name}, deixo anotado para {untilDate}. Obrigado.'],
  broken: ['Oi {name}, conseguiu fazer o pagamento que ficou para {promised}?'],
  'plan-offer': ['Podemos dividir: {half} agora e {half} daqui a quinze dias. Fica bom assim?'],
  'plan-ok': ['Fica assim então: {half} a cada quinze dias. Obrigado {name}.'],
  hardship: ['Sinto muito {name}. Fique tranquil{o}, vemos juntos como ajustar.'],
  'ask-goods': ['Entendo {name}, vamos ver isso. Pode mandar uma foto?'],
  'ask-money': ['Entendo {name}, vou conferir a conta e respondo ainda hoje.'],
  visit: ['{name}, {date} alguém passa para ver, sem custo. A parcela pode esperar.'],
  corrected: ['{name}, foi erro nosso. Já corrigi o saldo, desculpe.'],
  sorry: ['Desculpe {name}, não foi a intenção incomodar. Qual horário fica melhor?'],
  'wrong-sorry': ['Desculpe o incômodo, já apago o número da nossa lista.'],
  'after-voice': ['Ouvi o áudio {name}, obrigado. Fica combinado.'],
  'check-receipt': ['Obrigado {name}, vou conferir e confirmo.'],
  'no-problem': ['Sem problema {name}, acontece.'],
  closing: ['Às ordens, bom dia.', 'Obrigado a você.'],
}
