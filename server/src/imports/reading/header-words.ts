import { fold } from '#imports/reading/cells.ts'

/** What a column holds. `skip`: something that a debt has no place for. */
export type Role =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'dueOn'
  | 'issuedOn'
  | 'day'
  | 'termDays'
  | 'balance'
  | 'amount'
  | 'paid'
  | 'currency'
  | 'reference'
  | 'concept'
  | 'skip'

/** A guess from the words over a column; the higher the weight, the surer. */
export interface HeaderGuess {
  readonly role: Role
  readonly weight: number
}

/** The words of a header: `F. Vcto.` is `f vcto`, `N°` is `n`. */
export function headerText(text: string): string {
  return fold(text.replace(/([a-zñáéíóú])([A-ZÑÁÉÍÓÚ])/g, '$1 $2'))
    .replace(/[^\p{L}\p{N}$]+/gu, ' ')
    .trim()
}

const rule = (role: Role, weight: number, words: string): [Role, number, RegExp] => [
  role,
  weight,
  new RegExp(`(?:^|\\s)(?:${words})(?=\\s|$)`),
]
const whole = (role: Role, weight: number, words: string): [Role, number, RegExp] => [
  role,
  weight,
  new RegExp(`^(?:${words})$`),
]

/** In order: the first that fits says it. Spanish, Portuguese, English. */
const rules: readonly [Role, number, RegExp][] = [
  // Two meanings in one header, the narrower one first.
  rule(
    'amount',
    3,
    '(?:total|monto|importe|valor|amount)s? (?:de |del |da |do |of )?(?:la )?(?:factura(?:do)?|boleta|fatura|nota|documento|deuda|divida|prestamo|emprestimo|venta|venda|compra|cuota|parcela|credito|original|inicial|invoice|bill|loan|sale)',
  ),
  rule(
    'balance',
    4,
    '(?:amount|balance|total|sum) (?:due|owed|owing|outstanding)|due (?:amount|balance)|open (?:amount|balance)',
  ),
  rule(
    'balance',
    4,
    'saldos?(?: \\w+)*|(?:monto|importe|valor|total|capital|quantia) (?:pendiente|pendente|adeudado|vencido|por cobrar|por pagar|a cobrar|a pagar|a receber|em aberto|en mora|devido|impago|restante|debe)',
  ),
  rule(
    'skip',
    3,
    'dias? (?:de )?(?:atraso|mora|venc\\w*|retraso)|days? (?:late|overdue|past due)|atraso|dias vencidos?|antiguedad',
  ),
  rule(
    'termDays',
    3,
    'dias (?:de )?(?:plazo|credito|prazo)|plazo(?: \\w+)? dias|prazo(?: \\w+)? dias|plazo|prazo|terms? days|credit days|condicion(?:es)? (?:de )?(?:pago|credito)|payment terms|terms',
  ),
  rule(
    'skip',
    3,
    '(?:forma|medio|metodo|tipo|meio|via)s? (?:de )?(?:pago|pagamento)|payment method|paid (?:by|with|via)',
  ),
  rule(
    'dueOn',
    4,
    '(?:fecha|data|dia|date|f|fec|fch) (?:de |do |da |del )?(?:venc\\w*|vto|vcto|vecto|expir\\w*|limite|tope|maxim\\w*|cobro|compromiso|corte)|venc(?:e|imiento|imento|to|tos|imientos|imentos|im|t)?(?: \\w+)*|vcto|vto|fvto|fvenc|due(?: date| on| day)?|deadline|pay by|pagar (?:hasta|antes)(?: \\w+)*|data limite|fecha limite|expira\\w*|expiry(?: date)?|payable(?: by| on)?',
  ),
  rule(
    'issuedOn',
    3,
    '(?:fecha|data|date|f|fec) (?:de |do |da |del |of )?(?:la )?(?:emision|emissao|factura\\w*|fatura|venta|venda|compra|documento|doc|operacion|entrega|prestamo|credito|inicio|issue|invoice|sale|purchase|order|boleta|nota|registro|alta|contrato|cargo)|emision|emissao|emitid[ao]|issued?(?: on| date)?|(?:invoice|sale|purchase|order|issue|bill|start) date',
  ),
  rule(
    'skip',
    2,
    '(?:fecha|data|date)s? (?:de |do |del |of )?(?:ultim[oa] )?(?:pago|abono|contacto|pagamento|nacimiento|nascimento|payment|birth|gestion|llamada)|last payment(?: date)?|ultimo pago|payment date|birthday',
  ),
  rule(
    'lastName',
    5,
    '(?:primer |segundo |first |second )?(?:apellidos?(?: paterno| materno)?|sobrenomes?|ultimo nome|last ?name|surname|family name|paterno|materno)',
  ),
  rule(
    'phone',
    4,
    'tel(?:e?fonos?|efones?|efs?|s|f)?(?: \\w+)*|fonos?|fones?|cel(?:s|ular(?:es)?)?|moviles|movil|telemove(?:l|is)|(?:tele)?phones?(?: (?:number|no|n))?|mobiles?(?: (?:phone|number|no))?|cell(?:phone|ular)?(?: number)?|whats ?app|watsapp|wasap|wsp|wsap|wpp|wapp|wa|zap|(?:numero|nro|num|n|no|contact) (?:de )?(?:cel\\w*|tel\\w*|fono|movil|whats ?app|contacto|contato|number)|contact (?:phone|number)',
  ),
  rule(
    'skip',
    4,
    'e ?mails?|correos?(?: electronicos?)?|mails?|direccion(?:es)?|domicilios?|endereco|address|comuna|ciudad|cidade|city|barrio|bairro|region|provincia|departamento|zona|sector|ruta|cep|zip|pais|country',
  ),
  rule(
    'skip',
    4,
    'r ?u ?t|dni|cedula|ced|c i|nit|cpf|cnpj|cpf cnpj|ruc|rfc|cuit|cuil|curp|nif|nie|ssn|rg|pasaporte|tax id|id fiscal|identificacion|(?:documento|doc) (?:de )?ident\\w*|(?:tipo|clase|type)(?: de| of)? (?:doc\\w*|cliente|comprobante|document)|tipo|type',
  ),
  rule(
    'skip',
    3,
    'vendedor[ae]?s?|cobrador[ae]?s?|ejecutiv[oa]|seller|sales ?(?:person|rep)|agente|asesor[a]?|responsable|encargad[oa]|sucursal|tienda|store|branch|usuario|user|banco|bank|cuenta|account|conta',
  ),
  rule(
    'skip',
    3,
    '(?:id|cod(?:igo)?|nro|numero|n|no|num)s? (?:de |del |do )?(?:cliente|alumno|socio|deudor|customer|client)|(?:customer|client|debtor|account) (?:id|no|number|code)|cod cli\\w*',
  ),
  rule(
    'skip',
    2,
    'estados?|status|situacion|situacao|etapa|stage|categoria|category|grupo|group|prioridad|edad|age|sexo|genero|cargo laboral',
  ),
  rule(
    'skip',
    2,
    '(?:valor|precio|preco|price|costo|monto|importe) (?:unitario|unit|neto|sin iva)|unit price|p unit\\w*|i ?v ?a|igv|itbis|iss|icms|impuestos?|impostos?|tax|vat|descuentos?|descontos?|discount|interes(?:es)?|juros|interest|multas?|recargos?|comision|tasa|taxa|porcentaje|rate|neto',
  ),
  rule(
    'skip',
    3,
    '(?:n|no|nro|num|numero|cantidad|total)s? (?:de )?(?:cuotas?|parcelas?|items?|productos|facturas|documentos|clientes|registros)|cuotas|qty|quantity|cant|quantidade|qtd|qtde|unidades|units',
  ),
  rule(
    'name',
    5,
    '(?:apellidos? y nombres?|nombres? (?:y|e) apellidos?|nombre completo|nome completo|full name|nombre(?: o razon social)?(?: del?)? (?:cliente|deudor|alumno|socio|paciente|inquilino|arrendatario)|nome (?:do |da )?(?:cliente|devedor|aluno)|(?:customer|client|debtor|tenant|student|member|company) name)',
  ),
  rule(
    'concept',
    3,
    '(?:nombre|nome|descripcion|descricao|detalle|name)(?: del?| do)? (?:producto|produto|articulo|servicio|product|item)',
  ),
  rule(
    'name',
    4,
    'clientes?|deudor(?:a|es)?|devedor(?:a|es)?|debtors?|customers?|clients?|razon social|razao social|alumn[oa]s?|alun[oa]s?|apoderad[oa]|soci[oa]s?|inquilin[oa]s?|arrendatari[oa]s?|pacientes?|titular|comprador[a]?|compradores|tenant|student|member|quien(?: debe)?|quem(?: deve)?|who',
  ),
  rule('firstName', 4, '(?:primer|primeiro|first|given) (?:nombre|nome|name)|firstname|forename'),
  rule('name', 3, 'nombres?|nomes?|names?|personas?|pessoa|person|empresa|company|vecin[oa]|fantasia'),
  rule(
    'paid',
    3,
    'abonos?|abonad[oa]s?|(?:total |monto |importe |valor )?(?:pagad[oa]|pago|abonad[oa]|cobrad[oa]|recibid[oa]|recebid[oa])s?|pagos|paid(?: amount)?|amount paid|payments?|received|anticipos?|adelantos?|entregas?|sinal|entrada|a cuenta',
  ),
  rule(
    'balance',
    3,
    'pendientes?|pendentes?|por cobrar|por pagar|a cobrar|a pagar|a receber|debe|deben|deudas?|adeuda\\w*|adeudo|restante|resta|resto|falta|faltante|impag[oa]|en mora|outstanding|balance|owed|owes|owing|unpaid|remaining|em aberto|aberto|deve|devido|dividas?|debt|open',
  ),
  rule('currency', 4, 'monedas?|divisas?|moedas?|currency|currencies|ccy'),
  rule('amount', 2, 'cantidad|cuota|parcela|instal?lment|prestamo|credito|emprestimo|loan|cargos?|facturado|capital'),
  rule(
    'reference',
    5,
    '(?:n|no|nro|num|numero|number|id|cod|codigo)s? (?:de |del |do |da |of )?(?:la )?(?:documento|docto|doc|factura|fatura|boleta|folio|orden|ordem|pedido|contrato|operacion|operacao|credito|comprobante|recibo|venta|venda|nota|titulo|remision|invoice|order|bill|contract|referencia|prestamo|pagare)(?: fiscal)?|(?:invoice|order|bill|contract|document|doc|receipt|ref|reference) (?:n|no|nr|num|number|id)|folios?(?: \\w+)?|n ?f ?e|nf|nota fiscal',
  ),
  rule(
    'reference',
    4,
    'facturas?|boletas?|faturas?|invoices?|comprobantes?|referencias?|refs?|references?|recibos?|duplicatas?|pagares?|letras?|remision|bill',
  ),
  rule(
    'reference',
    3,
    'documentos?|doctos?|docs?|document|pedidos?|ordenes|orden|ordem|order|contratos?|contract|operacion|operacao|titulos?|ticket|voucher|prestamo n',
  ),
  rule(
    'amount',
    4,
    'montos?|importes?|valor(?:es)?|totales|total(?: \\w+)*|amounts?|suma|quantia|montante|values?|sum|cobrar|bruto',
  ),
  rule('amount', 2, 'precios?|precos?|prices?|mount|\\$|usd|us\\$|uf|clp|mxn|cop|ars|brl|pen|r\\$'),
  rule(
    'concept',
    4,
    'conceptos?|conceitos?|concept|detalles?|detalhes?|descripcion(?:es)?|descricao|description|desc|glosas?|details?|motivos?|asunto|por que|historico',
  ),
  rule(
    'concept',
    3,
    'productos?|produtos?|articulos?|artigos?|servicios?|servicos?|services?|products?|mercader\\w*|mercador\\w*|que compro|compra|items?',
  ),
  rule('concept', 1, 'observacion(?:es)?|observac(?:ao|oes)|obs|notas?|notes?|memo|comentarios?|comments?|remarks?'),
  rule('day', 2, 'fechas?|data|date|dia|f|fec|fch|cuando|quando|when|dia de pago|pago'),
  rule('reference', 2, 'id|codigo|cod|code|clave'),
  whole('reference', 1, 'numeros?|nro|num|no|n|number|nr|item'),
  rule('skip', 0, 'contactos?|contato|contact|mes|month|year|ano|anio'),
]

/** What the words over a column say; null when they say nothing that is known. */
export function guessFromHeader(text: string): HeaderGuess | null {
  const words = headerText(text)
  if (words === '' || words.length > 60) return null
  for (const [role, weight, pattern] of rules) if (pattern.test(words)) return { role, weight }
  return null
}

/** How many cells of a row are known words for columns; a row with data in it is no header. */
export function headerHits(cells: readonly string[]): number {
  const roles = new Set<Role>()
  let skipped = 0
  for (const cell of cells) {
    // Headers are a few words; numbers stand in them at the end only ("Teléfono 2").
    const words = cell.trim()
    if (/\d/.test(words.replace(/\s?\(?\d\)?$/, '')) || words.split(/\s+/).length > 6 || words.length > 45) continue
    const guess = guessFromHeader(cell)
    if (guess?.role === 'skip') skipped++
    else if (guess) roles.add(guess.role)
  }
  return roles.size === 0 ? 0 : roles.size + Math.min(skipped, 3) / 2
}
