import type { LadderTexts } from './starter.ts'

/**
 * The steps of the ladder in Spanish, three wordings each. `[usted|tú]` holds both forms of address. None begins with a demand, none
 * reproaches, none threatens; what would follow is said only where the business has agreed it with its customers, so not here.
 */
export const ladderEs: LadderTexts = {
  issued: [
    'Hola, {nombre}. Gracias por [su|tu] compra en {negocio}. La cuenta por {concepto} queda en {saldo} y vence el {vencimiento}.\n\nFormas de pago:\n{como_pagar}',
    'Hola, {nombre}. [Le|Te] compartimos cómo queda [su|tu] cuenta con {negocio}:\n{deudas}\n\nCuando [quiera|quieras], [puede|puedes] pagar así:\n{como_pagar}',
    '{nombre}, gracias por confiar en {negocio}. Para que [tenga|tengas] todo a la mano:\n{deudas}\n\nAsí se paga:\n{como_pagar}\n\nCualquier duda, aquí estamos.',
  ],
  before_due: [
    'Hola, {nombre}. ¿Cómo [está|estás]? [Le|Te] recordamos que [su|tu] cuenta con {negocio} por {concepto} vence el {vencimiento}. Son {saldo}.\n\n{como_pagar}\n\nCualquier duda, aquí estamos.',
    'Buen día, {nombre}. Se acerca el {vencimiento}, fecha de pago de [su|tu] cuenta ({concepto}). El saldo es de {saldo}.\n\nPara pagar:\n{como_pagar}\n\nGracias por mantener[se|te] al día con {negocio}.',
    'Hola, {nombre}. Un recordatorio amable de {negocio}: el {vencimiento} vence [su|tu] cuenta por {saldo}. Si ya [pagó|pagaste], con el comprobante basta.\n\n{como_pagar}',
  ],
  due_today: [
    'Hola, {nombre}. Hoy vence [su|tu] cuenta con {negocio} por {concepto}: {saldo}.\n\n{como_pagar}\n\nSi ya [pagó|pagaste], [envíenos|envíanos] el comprobante y lo registramos. Gracias.',
    'Buen día, {nombre}. Hoy es la fecha de pago de [su|tu] cuenta con {negocio}. El saldo es de {saldo}.\n\nFormas de pago:\n{como_pagar}\n\n¿[Necesita|Necesitas] algún otro dato?',
    'Hola, {nombre}. Desde {negocio} [le|te] recordamos que hoy es el día de pago de {concepto}: {saldo}. Si hoy se [le|te] complica, [díganos|dinos] qué fecha [le|te] queda bien.\n\n{como_pagar}',
  ],
  overdue_friendly: [
    'Hola, {nombre}. ¿Cómo [está|estás]? Quizás se [le|te] pasó: [su|tu] cuenta con {negocio} por {concepto} venció el {vencimiento} y quedan {vencido}.\n\n{como_pagar}\n\nSi ya [pagó|pagaste], [envíenos|envíanos] el comprobante, por favor.',
    'Buen día, {nombre}. Todavía no vemos el pago de {vencido} que vencía el {vencimiento}. Si ya lo [hizo|hiciste], [compártanos|compártenos] el comprobante y lo registramos.\n\nLos datos de {negocio}:\n{como_pagar}',
    'Hola, {nombre}. A cualquiera se le pasa una fecha: el {vencimiento} venció [su|tu] cuenta con {negocio} ({concepto}). Quedan {vencido}. ¿[Le|Te] queda bien pagar en estos días?\n\n{como_pagar}',
  ],
  overdue_neutral: [
    'Hola, {nombre}. Esto es lo que está abierto hoy con {negocio}:\n{deudas}\n\n¿Nos [comparte|compartes] el comprobante o la fecha en que [piensa|piensas] pagar?\n\n{como_pagar}',
    'Buen día, {nombre}. [Su|Tu] cuenta con {negocio} tiene {vencido} vencidos desde el {vencimiento}. ¿Qué día [le|te] queda bien para el pago?\n\n{como_pagar}',
    'Hola, {nombre}. [Le|Te] escribimos de {negocio} por el saldo vencido de {vencido} ({concepto}). Si ya [pagó|pagaste], [envíenos|envíanos] el comprobante; si no, [díganos|dinos] una fecha y la anotamos.\n\n{como_pagar}',
  ],
  overdue_clear: [
    'Hola, {nombre}. [Su|Tu] cuenta con {negocio} lleva {dias_de_atraso} de atraso y hoy suma {vencido}:\n{deudas}\n\n¿Qué fecha [le|te] queda bien para pagar? Si [prefiere|prefieres], lo dividimos en partes.\n\n{como_pagar}',
    'Buen día, {nombre}. Al día de hoy quedan {vencido} por pagar a {negocio}, con {dias_de_atraso} de atraso. Nos gustaría acordar una fecha [con usted|contigo]. También podemos armar un plan en cuotas.\n\n{como_pagar}',
    'Hola, {nombre}. El saldo vencido con {negocio} es de {vencido} desde el {vencimiento}. ¿[Puede|Puedes] pagarlo esta semana, o [prefiere|prefieres] que veamos cuotas?\n\n{deudas}\n\n{como_pagar}',
  ],
  invitation: [
    'Hola, {nombre}. Queremos ayudar[le|te] a poner[se|te] al día con {negocio}. El saldo es de {saldo}. ¿Conversamos sobre una forma de pago que [le|te] funcione?',
    'Buen día, {nombre}. Sabemos que a veces los planes cambian. Por el saldo de {saldo} con {negocio} podemos ver cuotas o una nueva fecha. ¿Cuándo [tiene|tienes] un momento para hablarlo?',
    'Hola, {nombre}. ¿Cómo va todo? Nos gustaría encontrar juntos una salida para el saldo de {saldo} con {negocio}. [Cuéntenos|Cuéntanos] qué monto y qué fecha [le|te] quedan bien.',
  ],
  overdue_firm: [
    'Hola, {nombre}. [Su|Tu] cuenta con {negocio} lleva {dias_de_atraso} de atraso y suma {vencido}. Necesitamos acordar [con usted|contigo] una fecha de pago o un plan esta semana. [Responda|Responde] a este mensaje y lo vemos.\n\n{deudas}\n\n{como_pagar}',
    'Buen día, {nombre}. Seguimos sin recibir el pago de {vencido} que venció el {vencimiento}. Queremos resolverlo directamente [con usted|contigo]: [díganos|dinos] una fecha o [pídanos|pídenos] un plan en cuotas.\n\n{como_pagar}',
    'Hola, {nombre}. El saldo vencido con {negocio} es de {vencido}, con {dias_de_atraso} de atraso. Para dejarlo en orden necesitamos [su|tu] respuesta en estos días, con el pago o con una propuesta.\n\n{deudas}\n\n{como_pagar}',
  ],
  overdue_formal: [
    'Estimado cliente, {nombre_completo}: [le|te] enviamos el resumen de [su|tu] cuenta con {negocio}.\n\n{estado_de_cuenta}\n\n[Le|Te] pedimos el pago o una propuesta dentro de los próximos siete días.\n\n{como_pagar}\n\nSi algo no coincide con [sus|tus] datos, lo revisamos.',
    '{nombre_completo}, este es el detalle de lo que está abierto con {negocio} al {hoy}:\n\n{estado_de_cuenta}\n\nQuedamos a la espera del pago o de una fecha acordada en los próximos siete días.\n\n{como_pagar}',
    'Buen día, {nombre_completo}. Por este medio {negocio} [le|te] comparte el estado de [su|tu] cuenta:\n\n{estado_de_cuenta}\n\nAntes de decidir el siguiente paso queremos escuchar[le|te]. [Tiene|Tienes] siete días para pagar o proponer un plan.\n\n{como_pagar}',
  ],
  promise_reminder: [
    'Hola, {nombre}. [Le|Te] recordamos lo que acordamos: {promesa} para el {fecha_de_promesa}. ¡Gracias!\n\n{como_pagar}',
    'Buen día, {nombre}. Tenemos anotado [su|tu] pago de {promesa} para el {fecha_de_promesa}. Aquí van los datos de {negocio}:\n{como_pagar}',
    'Hola, {nombre}. ¿Todo bien para el pago de {promesa} del {fecha_de_promesa}? Si algo cambió, [avísenos|avísanos] y lo ajustamos.\n\n{como_pagar}',
  ],
  promise_broken: [
    'Hola, {nombre}. Esperábamos {promesa} el {fecha_de_promesa} y todavía no los vemos. Si ya [pagó|pagaste], [envíenos|envíanos] el comprobante; si no, ¿qué fecha [le|te] queda bien?\n\n{como_pagar}',
    'Buen día, {nombre}. El pago de {promesa} acordado para el {fecha_de_promesa} aún no aparece en {negocio}. ¿Fijamos una nueva fecha, o [prefiere|prefieres] dividirlo en cuotas?',
    'Hola, {nombre}. Sobre los {promesa} del {fecha_de_promesa}: ¿[pudo|pudiste] pagar? Si hubo algún contratiempo, [díganos|dinos] y buscamos otra fecha [con usted|contigo].\n\n{como_pagar}',
  ],
  instalment_due: [
    'Hola, {nombre}. [Su|Tu] cuota {numero_de_cuota} del plan con {negocio} es de {proxima_cuota} y vence el {fecha_de_cuota}.\n\n{como_pagar}\n\nVamos bien.',
    'Buen día, {nombre}. Recordatorio de {negocio}: cuota {numero_de_cuota}, {proxima_cuota}, para el {fecha_de_cuota}.\n\nDatos para pagar:\n{como_pagar}',
    'Hola, {nombre}. Se acerca la cuota {numero_de_cuota} de [su|tu] plan: {proxima_cuota} el {fecha_de_cuota}. Cuando [pague|pagues], [envíenos|envíanos] el comprobante y la registramos.\n\n{como_pagar}',
  ],
  plan_proposal: [
    'Hola, {nombre}. Pensamos en una forma de pago que [le|te] pueda servir:\n\n{propuesta_de_plan}\n\n¿[Está|Estás] de acuerdo?',
    'Buen día, {nombre}. Esta es la propuesta de {negocio}:\n\n{propuesta_de_plan}\n\nSi [quiere|quieres] cambiar algo, [díganos|dinos].',
    'Hola, {nombre}. Como lo hablamos, así quedaría:\n\n{propuesta_de_plan}\n\n[Responda|Responde] «de acuerdo» y lo dejamos anotado.',
  ],
  thanks: [
    '¡Gracias, {nombre}! Recibimos [su|tu] pago de {pago_recibido} del {fecha_de_pago}. [Su|Tu] saldo con {negocio} queda en {saldo_nuevo}.',
    'Hola, {nombre}. Confirmado: {pago_recibido} recibidos. Saldo actual: {saldo_nuevo}. Gracias por cumplir con {negocio}.',
    'Pago registrado, {nombre}: {pago_recibido}. Ahora [su|tu] saldo es de {saldo_nuevo}. Muchas gracias.',
  ],
  thanks_on_time: [
    '¡Gracias, {nombre}! [Su|Tu] pago de {pago_recibido} llegó a tiempo. El saldo con {negocio} queda en {saldo_nuevo}.',
    'Hola, {nombre}. Recibimos {pago_recibido} antes de la fecha. Así da gusto: gracias de parte de {negocio}. Saldo actual: {saldo_nuevo}.',
    'Pago registrado a tiempo, {nombre}: {pago_recibido}. Muchas gracias por cumplir. Ahora [su|tu] saldo es de {saldo_nuevo}.',
  ],
  account_changed: [
    'Hola, {nombre}. En {negocio} cambiaron los datos para pagar. De ahora en adelante, por favor:\n\n{como_pagar}\n\nSi [tiene|tienes] dudas, [llámenos|llámanos] al número de siempre antes de pagar.',
    'Buen día, {nombre}. Actualizamos las formas de pago de {negocio}. Estas son las que valen desde hoy:\n\n{como_pagar}\n\n[Puede|Puedes] confirmarlo con nosotros por teléfono.',
    'Hola, {nombre}. [Le|Te] avisamos que {negocio} tiene nuevos datos de pago:\n\n{como_pagar}\n\nLos anteriores ya no se usan. Ante cualquier duda, [pregúntenos|pregúntanos] primero.',
  ],
}
