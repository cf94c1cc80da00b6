import type { Language } from '#language.ts'
import { wordRules } from '#reader/rules/index.ts'
import * as verbs from '#reader/rules/verbs.ts'
import { dayPatterns } from './day-rules.ts'

// Abbreviations of chats written out, and the usual misspellings of the words that carry the meaning put right.

interface Beside {
  readonly before: string
  readonly after: string
  readonly language: Language
}

/** A plain word as the rules expect it. */
export function respelled(word: string, beside: Beside): string {
  if (word.length <= 1 && !/[a-z]/.test(word)) return word
  if (word.length === 1 && word !== 'q' && /\d$/.test(beside.before)) return word
  if (word === 'x') return /\d$/.test(beside.before) ? 'x' : 'por'
  const ofLanguage = short[beside.language].get(word)
  if (ofLanguage !== undefined) return ofLanguage
  const everywhere = shortEverywhere.get(word)
  if (everywhere !== undefined) return everywhere
  return word.length < 5 || known.has(word) ? word : (nearest(word) ?? word)
}

const shortEverywhere = pairs(`
q=que|k=que|ke=que|qe=que|xq=porque|xk=porque|pq=porque|porq=porque|pork=porque|pa=para|pal=para el|pra=para|pro=para o|d=de
t=te|m=me|xfa=por favor|xfavor=por favor|porfa=por favor|porfis=por favor|plis=por favor|pls=please|plz=please|pliss=por favor
mnn=manana|mnna=manana|mnana=manana|mna=manana|mn=manana|maniana=manana|manhana=manana|mnan=manana
vdd=verdad|grax=gracias|grs=gracias|graxias=gracias|bn=bien|dnd=donde|cdo=cuando|cuand=cuando|cnd=cuando|toy=estoy|ta=esta|stoy=estoy
tmb=tambien|tbn=tambien|tb=tambien|msj=mensaje|msjs=mensajes|msg=mensaje|msgs=mensajes|mjs=mensaje
vc=voce|vcs=voces|ce=voce|hj=hoje|blz=beleza|vlw=valeu|obg=obrigado|obgd=obrigado|qto=quanto|qdo=quando|qnd=quando|tbm=tambem
pgto=pagamento|pagto=pagamento|pagao=pagado|pagaos=pagados|transf=transferencia|transfe=transferencia|trans=transferencia|depo=deposito
tmrw=tomorrow|tmr=tomorrow|tmw=tomorrow|tmrrw=tomorrow|tmro=tomorrow|tomorow=tomorrow|tommorow=tomorrow|tommorrow=tomorrow|2morrow=tomorrow
im=i'm|ive=i've|cant=can't|dont=don't|wont=won't|didnt=didn't|doesnt=doesn't|isnt=isn't|wasnt=wasn't|havent=haven't|hasnt=hasn't
thats=that's|youre=you're|theyre=they're|couldnt=couldn't|arent=aren't|youll=you'll|itll=it'll|gonna=going to|gona=going to|wanna=want to|gotta=have to
lukas=lucas|luka=luca|lks=lucas|boy=voy|ise=hice|isse=hice|aser=hacer|ai=ahi|sii=si|sisi=si|oki=ok|oka=ok|okey=ok|okay=ok|okk=ok
deposit=deposito|wsp=whatsapp|wasap=whatsapp|whats=whatsapp|zap=whatsapp|watsap=whatsapp|wpp=whatsapp|wp=whatsapp|guasap=whatsapp|tel=telefono
yapeare=yapeo|saldra=sale|tlf=telefono|num=numero|nro=numero|nr=numero|nmr=numero|cta=cuenta|fact=factura|qr=qr|porfavor=por favor
vierns=viernes|bier=viernes|sabdo=sabado|sab=sab|hoi=hoy|oy=hoy|ayr=ayer|aier=ayer|ays=ayer|doming=domingo|marte=martes|luns=lunes|juevs=jueves|jueve=jueves|viern=viernes|sabad=sabado|miercols=miercoles|mierco=miercoles|quita=quita
`)

const short: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  es: pairs(
    `n=no|ntp=no te preocupes|kiero=quiero|pos=pues|tngo=tengo|pto=pronto|dps=despues|dsps=despues|aora=ahora|haora=ahora`,
  ),
  pt: pairs(
    `n=nao|nn=nao|naum=nao|num=nao|no=na|to=estou|tou=estou|tava=estava|vo=vou|pq=porque|dps=depois|fds=fim de semana|p=para|c=com|eh=e|neh=ne|td=tudo|tdo=tudo|mt=muito|msm=mesmo|tel=telefone|deposit=deposito|hje=hoje|oje=hoje|amanhan=amanha|amnha=amanha|amanh=amanha|whats=whatsapp|d=de|qual=qual|quinta=quinta`,
  ),
  en: pairs(
    `u=you|ur=your|r=are|ill=i'll|ya=you|2=to|2day=today|2nite=tonight|tonite=tonight|thx=thanks|ty=thanks|k=ok|kk=ok|msg=message|msgs=messages|whats=what's|whos=who's|wen=when|acct=account|pmt=payment|deposit=deposit|num=number|no=no|pay=pay|hr=hour|hrs=hours|wk=week|wks=weeks|mins=minutes|n=and|tues=tuesday|weds=wednesday|thurs=thursday|thur=thursday|abt=about|tel=phone|trans=transfer|transf=transfer|depo=deposit|to=to|id=i'd|d=d|m=m|t=t|ta=ta`,
  ),
}

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(
    list
      .split(/[|\n]/)
      .filter((pair) => pair.includes('='))
      .map((pair) => pair.split('=') as [string, string]),
  )
}

/** Words that decide, with shapes unlike others. */
const targets = `
lunes martes miercoles jueves viernes sabado domingo segunda terca quarta quinta sexta feira manana amanha semana quincena hoje
monday tuesday wednesday thursday friday saturday sunday tomorrow tonight yesterday
diciembre noviembre octubre septiembre febrero dezembro novembro fevereiro december november february january enero janeiro
transferencia transferir transfiero transferi deposito depositar deposite consigno consignar comprobante comprovante pagamento pagare
equivocado equivocaste numero cuenta factura detalle saldo cuotas parcelar parcelas descuento desconto acuerdo abogado advogado
mensajes mensagens denunciar respeto respeito trabajo desempleado desempregado dinero dinheiro receipt payment installments discount
invoice harassment lawyer contact escriban escribir molesten molestar llamar borrar eliminar correo quincenal reconozco reconheco engano errado
`
  .trim()
  .split(/\s+/)

/** Right words that lie near a target and are none. */
const innocent = `
cuento cuenta cuentas cuanta cuanto cuantas cuantos partes tardes pasada pasado pasados depositos mandar pagada pagado pagadas quinta
quinto quince viene vienes fueron fuera contado contando numeros escribe escribo escribir llama llamo trabajo trabaja trabajar molesta molesto
enviar pagar pagara pagaria pagaras pagarte pagarle saldos manda mandan mande salgo salado respondo facturas deudas semanal semanas mananas
cuota abono abonar cuando mensaje mensagem parcela desconta acuerda acordo errada errados segundo terco quarto quatro sexto hoja hojas feria
consigna consigne consiga consigo transfiere transfieran transferido depositado deposita depositan comprobantes cuente contacto contacte contacts
contacted payments invoices receipts lawyers dinner manzana fried monda sundays today detalles juegas juegos nieves nuevas jueces martas partida
enero entero dinero febrero janeiro dezena respete respectivo engana enganado domino dominga sabana sabados
contrato contrata contract discounted yesterdays lunas unas escrito escritos equivoco equivoque paguen pagamos parcelo acertado cerrado herrado cerrada borrado borra borre elimine
eliminado contato contatos llamada llaman llames llamen molestan molestes escribas escribame escriba transfira transferiu depositou
`
  .trim()
  .split(/\s+/)

/** Every word that a rule names is right as it is. */
function namedByRules(): string[] {
  const patterns = [
    ...wordRules.flatMap(([, rules]) => rules.map(({ pattern }) => pattern.source)),
    ...Object.values(dayPatterns).flatMap((all) => all.map(({ pattern }) => pattern.source)),
    ...Object.values(verbs),
  ]
  return patterns.flatMap((pattern) => pattern.match(/[a-z]{4,}/g) ?? [])
}

const known = new Set([...targets, ...innocent, ...namedByRules()])

/** By sound, as people write it: b and v, s, z and c, h, ll and y, k and qu are one to the ear. */
function sound(word: string): string {
  return word
    .replace(/h/g, '')
    .replace(/ll/g, 'y')
    .replace(/qu|k/g, 'c')
    .replace(/v/g, 'b')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/([a-z])\1/g, '$1')
    .replace(/y$/, 'i')
}

const bySound = new Map(targets.map((word) => [sound(word), word]))
/** Every way to leave one letter out of a target, with the target. */
const byLetterLess = new Map<string, string>()
for (const target of targets) {
  if (target.length < 6) continue
  for (const less of lettersLess(target)) if (!byLetterLess.has(less)) byLetterLess.set(less, target)
  byLetterLess.set(target, target)
}

function lettersLess(word: string): string[] {
  return Array.from({ length: word.length }, (_, at) => word.slice(0, at) + word.slice(at + 1))
}

const longestWord = 16

/** The target that sounds the same, or is one letter (or two letters swapped) away. */
function nearest(word: string): string | undefined {
  if (word.length > longestWord) return undefined
  const heard = bySound.get(sound(word))
  if (heard !== undefined) return heard
  if (word.length < 6) return undefined
  const missing = byLetterLess.get(word)
  if (missing !== undefined) return missing
  for (const less of lettersLess(word)) {
    const target = byLetterLess.get(less)
    if (target !== undefined && target[0] === word[0]) return target
  }
  return undefined
}
