import type { Language } from '#language.ts'

// The language of a message, by words that only one of the three has. It decides what "segunda", "n" or "to" mean.

const marks: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: words(
    'el la le les te los las que y hoy manana con por pero ya lo mi su es en cuando cuanto cual donde quiero puedo voy tengo estoy usted ustedes plata dinero numero deuda cuenta gracias hola buenas buenos yo muy nada ahorita viernes lunes martes miercoles jueves hasta semana sim porque esta son del al hice',
  ),
  pt: words(
    'nao voce vc vcs eu amanha hoje hj pra pro faco pix boleto obrigado obrigada to ta meu minha divida sexta terca quarta feira uma um com na no do da ate oi ola quanto qual quando tudo bom dia fim mes grana dinheiro vou posso consigo tenho pagamento parcela parcelar errado voces isso esse essa nunca mais ja foi tem quem sou estou pode depois blz',
  ),
  en: words(
    "i i'll i'm i've you the pay paid my is on and to will can it this that not don't can't have for of me your please what when how who by send sent get got friday monday tuesday wednesday thursday saturday sunday tomorrow today hi hello thanks wrong number stop do are was just at with money u ur ill",
  ),
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** The language most words speak for; `usual` where two speak equally loud. */
export function guessLanguage(found: readonly string[], usual: Language): Language {
  const votes = { es: 0, pt: 0, en: 0 }
  votes[usual] += 1.5
  for (const word of found) {
    if (marks.es.has(word)) votes.es++
    if (marks.pt.has(word)) votes.pt++
    if (marks.en.has(word)) votes.en++
  }
  let best = usual
  for (const language of ['es', 'pt', 'en'] as const) if (votes[language] > votes[best]) best = language
  return best
}
