import type { Language } from '#language.ts'

// A text cut where one thought ends and the next begins, each with what it is: a question, a condition, a thing left open.

export interface Clause {
  /** Where it stands in the text; `text` is that stretch with a space at either end. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** Which sentence it belongs to; a condition reaches over all of its sentence. */
  readonly sentence: number
  readonly isQuestion: boolean
  /** "si me pagan", "se eu receber", "if I get paid": nothing that its sentence says is promised. */
  readonly isConditional: boolean
}

const joiners: Readonly<Record<Language, string>> = {
  es: 'pero|y(?! cuando)|aunque|entonces|asi que|porque|ya que|but|and|pues',
  pt: 'mas(?! (?:tarde|tardar|plazo))|porem|pero|e|entao|porque|pois|so que|but',
  en: 'but|and|so|because|cuz|cause|though|although|pero',
}
const cuts = Object.fromEntries(
  Object.entries(joiners).map(([language, words]) => [
    language,
    new RegExp(`(?<= )(?:[.,;:!?¿¡\\n…]|${words})(?= )`, 'g'),
  ]),
) as Readonly<Record<Language, RegExp>>

/** A question that asks only for agreement to what was just said ("va?", "tá?", "pode ser?"). */
const courtesy =
  /(?: (?:va|ok|si|sim|vale|ya|ta|esta|tabom|bom|ta bom|esta bom|esta bien|bien|dale|listo|cierto|verdad|bueno|te parece(?: bien)?|le parece(?: bien)?|puede ser|pode ser|puedes|tudo bem|tudo bom|beleza|viu|ne|right|alright|is that ok|is that fine|that ok|deal|sounds good|de acuerdo|sale|oki|joven|jefe|amigo|amiga|senora|senor|don|y asi|please|por favor|e ai|certo|fechado|combinado|cool|yeah|yes|y|si puedes|no|nao|good))+ $/

const conditions: Readonly<Record<Language, RegExp>> = {
  es: / (?:si|solo si|siempre que|siempre y cuando|en caso (?:de )?que|depende de si|depende si|con tal que|a menos que) (?:es que |acaso |por ahi )?(?:[\ue000\ue001][\ue002]* )?(?:ya )?(?:no )?(?:me(?! (?:espera|aguanta|da[sn]? (?:hasta|plazo|tiempo|chance|unos|unas|mas|[\ue000])|banca|permite|deja|tiene paciencia))|nos|mi|mis|el|la|los|las|puedo|podemos|pudiera|tengo|tuviera|consigo|cobro|cobramos|logro|alcanzo|vendo|recibo|recibimos|junto|saco|salgo|llego|llega|llegara|sale|cae|entra|hay(?! problema)|todo|se me|se da|alguien|hago|encuentro|trabajo|gano|pudo|sobra|te puedo|le puedo) /,
  pt: / (?:se|caso|desde que|so se|a menos que) (?:[\ue000\ue001]\ue002* )?(?:eu|me(?! (?:espera|der ate|da ))|nos|o|a|meu|minha|der|puder|conseguir|tiver|receber|cair|entrar|sobrar|tudo|vender|sair|pagarem|nao|rolar|aparecer|eles|a gente|alguem|liberar|pingar) /,
  en: / (?:if|as long as|provided|unless|assuming|depending on|only if|in case) (?:[\ue000\ue001]\ue002* )?(?:i|they|my|we|the|it|all|everything|he|she|there|nothing|his|her|someone|somebody|and when|work|possible|possible|i'm|it's) /,
}

const leftOpen =
  / (?:quizas?|tal vez|talvez|a lo mejor|capaz(?: que)?|puede que|puede ser que|de pronto|de repente|quem sabe|maybe|perhaps|might|possibly|probably not|a ver si|ver si|vere si|vou ver se|ver se|vamos ver|no se si|nao sei se|not sure if|ojala|tomara que|dependo de|depende de|por ahi te|estoy viendo|intentaria|pagaria|depositaria|transferiria|could maybe|would|hopefully|not sure|if possible|espero poder|con suerte|deus queira|with luck) /

/** Cuts a text (with its days and sums marked) into clauses. */
export function clausesOf(said: string, language: Language): Clause[] {
  const raw: Raw[] = []
  let sentence = 0
  let from = 0
  let opened = -1
  let isJoined = false
  const close = (to: number) => {
    if (said.slice(from, to).trim() !== '')
      raw.push({ from, to, sentence, asked: asking.test(` ${said.slice(from, to).trim()} `), isJoined })
  }
  for (const cut of said.matchAll(cuts[language])) {
    close(cut.index)
    from = cut.index + cut[0].length
    isJoined = /[a-z]/.test(cut[0])
    if (cut[0] === '¿') opened = raw.length
    if (cut[0] === '?') {
      askedFrom(raw, opened)
      opened = -1
    }
    if (/[.;!?¿¡\n]/.test(cut[0])) sentence++
  }
  close(said.length)
  const conditional = new Set<number>()
  for (const { from: start, to, sentence: of } of raw) {
    const text = ` ${said.slice(start, to).trim()} `
    const head = conditions[language].test(text) || (language !== 'es' && conditions.es.test(text) && language !== 'en')
    if (head || leftOpen.test(text)) conditional.add(of)
  }
  return raw.map(({ from: start, to, sentence: of, asked }) => ({
    from: start,
    to,
    text: ` ${said.slice(start, to).trim()} `,
    sentence: of,
    isQuestion: asked,
    isConditional: conditional.has(of),
  }))
}

/** Marks what a question mark asks: all since the one that opened it, else the last clause and those it is joined to by "and". */
function askedFrom(raw: Raw[], opened: number): void {
  let begin = opened >= 0 ? opened : raw.length - 1
  while (opened < 0 && begin > 0 && raw[begin]?.isJoined && raw[begin - 1]?.sentence === raw[begin]?.sentence) begin--
  for (const clause of raw.slice(Math.max(begin, 0))) clause.asked = true
}

interface Raw {
  from: number
  to: number
  sentence: number
  asked: boolean
  /** Begins after "and", "but" and their kind, not after a mark. */
  isJoined: boolean
}

/** A clause that begins like this asks, with or without its mark. */
const asking =
  /^ (?:(?:hola|oi|buenas|y|e|and|hi|hello|entonces|ok|pero|oye|disculpe|disculpa|por favor|senor|senora|joven|amigo|amiga) )*(?:cuanto|cuantos|cuantas|cual|cuales|que dia|que fecha|donde|adonde|a donde|como (?:puedo|hago|le|te|se|pago)|quanto|quantos|quantas|qual|quais|onde|como (?:faco|eu|que|posso|pago)|how|what|what's|where|which|why|who|a que|en que|a cual|por que|pra qual|em qual|hasta cuando|ate quando|(?:can|could|may|should|shall|would|do|does|did|is|are|will) (?:i|we|you|it|there|this|that)) /

/** A clause without the courtesy at its end; whether anything stood there. */
export function withoutCourtesy(text: string): { text: string; isCourteous: boolean } {
  const rest = text.replace(courtesy, ' ')
  return { text: rest, isCourteous: rest !== text }
}
