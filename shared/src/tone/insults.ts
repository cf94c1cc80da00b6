/** Writes out `ladr(on|ona)`: every word that it stands for. */
function written(patterns: string): string[] {
  return patterns
    .trim()
    .split(/\s+/)
    .flatMap((pattern) => {
      const [, before = '', choices, after = ''] = /^([^(]*)(?:\(([^)]*)\))?(.*)$/.exec(pattern) ?? []
      return (choices ?? '').split('|').map((choice) => before + choice + after)
    })
}

/** Words that are insults wherever they stand, plain (without accents), in the three languages. */
export const insultWords: ReadonlySet<string> = new Set(
  written(`
  mitoman(o|a|os|as) chantas sinverguenza(|s) sinverguenzura(|s) ladr(on|ona|ones|onas|onzuelo) rater(o|a|os|as) estafador(|a|es|as) tramposo(|s) tramposa(|s) mentiros(o|a|os|as)
  embuster(o|a|os|as) chant(a|as|un) carepal(o|os) caradura(|s) caretabla carepicha malapaga(|s) maula(|s) conchud(o|a|os|as) patan(|es)
  descarad(o|a|os|as) cinic(o|a|os|as) desgraciad(o|a|os|as) imbecil(|es) idiota(|s) estupid(o|a|os|as|ez) tarad(o|a|os|as) retrasad(o|a|os|as)
  weon(|a|es|as) hueon(|a|es|as) huevon(|a|es|as) guevon(|a|es|as) aweonao culiao(|s) culia(|s) qliao boludo(|s) boluda(|s) pelotud(o|a|os|as)
  pendej(o|a|os|as) cabron(|a|es|as) culer(o|a|os|as) ojete(|s) hijueputa(|s) hijoeputa(|s) jueputa hdp ctm csm conchetumare conchatumadre conchesumadre
  malparid(o|a|os|as) mierda(|s) puta(|s) puto(|s) putos maric(a|on|ones) marica(|s) zorra(|s) garca(|s) lacra(|s) sabandija(|s)
  escoria zangano(|s) holgazan(|a|es|as) haragan(|a|es|as) vividor(|a|es|as) aprovechador(|a|es|as) muertodehambre pobreton(|a|es)
  asqueros(o|a|os|as) fracasad(o|a|os|as) ignorante(|s) mamerto(|s) baboso(|s) babosa(|s) payaso(|s) payasa
  delincuente(|s) maleante(|s) hampon(|es) malandrin(|es) bribon(|a|es) truhan(|es) timador(|a|es) defraudador(|a|es)
  tacan(o|a|os|as) miserable(|s) rastrer(o|a|os|as) canalla(|s) malnacid(o|a|os|as) irresponsable(|s) huevonazo
  moros(o|a) morosos morosas mugros(o|a|os|as) patetic(o|a|os|as) ridicul(o|a|os|as) cobarde(|s) hipocrita(|s) deshonest(o|a|os|as) desvergonzad(o|a|os|as) mantenid(o|a|os|as)
  calot(eiro|eira|eiros|eiras) safad(o|a|os|as) vagabund(o|a|os|as) semvergonha(|s) ladrao ladroes gonorrea golpista(|s) trambiqueir(o|a|os|as) pilantra(|s) picareta(|s)
  otari(o|a|os|as) babaca(|s) trouxa(|s) caradepau merda(|s) caralho fdp filhodaputa filhadaputa desgracad(o|a|os|as) miseravel(|) miseraveis velhac(o|a|os|as)
  vigarista(|s) folgad(o|a|os|as) irresponsavel irresponsaveis desonest(o|a|os|as) pregui(coso|cosa) imprestave(l|is) arrombad(o|a|os|as)
  cretin(o|a|os|as) mentiros(o|a|os|as) enrolador(|a) aproveitador(|a|es) estelionatari(o|a|os|as) nojent(o|a|os|as) covarde(|s)
  deadbeat(|s) deadbeats thief thieves liar(|s) crook(|s) scammer(|s) scumbag(|s) scum idiot(|s|ic) moron(|s|ic) stupid loser(|s) freeloader(|s) moocher(|s)
  asshole(|s) bitch(|es) bastard(|s) shit(|ty) bullshit fuck(|ing|er|ers) motherfucker wtf stfu dumbass jackass dipshit swindler(|s) fraudster(|s) conman
  shameless disgraceful pathetic worthless irresponsible dishonest scoundrel(|s) lowlife(|s) coward(|s) disgusting cheapskate(|s) delinquents
`),
)

/** Words of the list that are harmless beside these. */
export const harmlessInsults: readonly RegExp[] = [
  /(?<![a-z])(?:disfraz|show|fiesta|nariz|traje|fantasia|festa) de palhac?os?(?![a-z])|(?<![a-z])(?:disfraz|show|fiesta|nariz|traje) de payas[oa]s?(?![a-z])/g,
  /(?<![a-z])(?:ladron de guevara|(?:saldos?|cuotas?|cartera|creditos?|interes(?:es)?|cuentas?|deudas?) moros[oa]s?)(?![a-z])/g,
  // What people say of a mistake or a price, their own mostly.
  /(?<![a-z])(?:(?:my|our|a|the|such a) (?:stupid|silly) (?:mistake|error|question|system|typo)|(?:error|precios?|monto|descuido)(?: tan| muy| mas| mio| nuestro)? (?:estupid|ridicul)[oa]s?|(?:ridicul|estupid)[oa] (?:error|precio|monto|descuido) (?:mio|nuestro|de nuestra|del sistema)|tela de juicio)(?![a-z])/g,
]
