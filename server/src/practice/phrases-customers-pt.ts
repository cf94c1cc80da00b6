import type { Phrases, TheirBeat } from './phrases.ts'

/** How Brazilian customers write. */
export const customersPt: Phrases<TheirBeat> = {
  hello: ['Oi, tudo bem?', 'Boa tarde!', 'Oi {shop}, bom dia', 'Opa, pode falar'],
  thanks: ['Muito obrigad{o}', 'Valeu, obrigad{o} mesmo 🙏', 'Obrigad{o} pela paciência', 'Brigad{o}, bom trabalho aí'],
  ok: ['Beleza', 'Tá bom', 'Combinado', '👍', 'Ok, fechado'],
  delivered: [
    'Chegou tudo certinho, ficou lindo',
    'Minha mãe amou {article}, obrigad{o}',
    'Recebemos hoje, ficou ótimo',
  ],
  'will-pay': [
    '{date} eu mando, pode ficar tranquilo',
    'Recebo {date} e já faço a remessa',
    '{date} eu pago sem falta',
    'Oi, {date} eu acerto os {part} com vocês',
    'Consigo mandar {date}, tudo bem?',
  ],
  'will-pay-vague': ['Assim que cair o salário eu mando', 'Semana que vem eu acerto', 'Me dá uns dias que eu resolvo'],
  'will-pay-today': ['Hoje à noite eu faço a remessa', 'Ainda hoje eu mando', 'Saindo do trabalho eu já pago'],
  'ask-amount': ['Quanto falta no total?', 'Qual o valor certinho da parcela?', 'Quantas parcelas ainda tenho?'],
  'ask-account': [
    'Vocês aceitam Pix ou só remessa?',
    'Me manda a conta de novo, por favor',
    'Para qual conta eu mando?',
  ],
  'ask-date': ['Até que dia eu posso pagar?', 'Que dia vence mesmo?'],
  'says-paid': ['Essa eu já paguei', 'Já mandei, segue o comprovante', 'Acabei de fazer a remessa'],
  receipt: ['Segue o comprovante', 'Pago ✅', 'Prontinho, me avisa quando cair', 'Comprovante da parcela'],
  'part-paid': ['Mandei {half}, o resto {date}', 'Por enquanto consegui {half}, desculpa'],
  'no-money': [
    'Tô desempregad{o}, tá difícil agora',
    'Esse mês apertou muito, minha mãe ficou internada',
    'Não vou mentir, agora não tenho como',
  ],
  'more-time': ['Dá pra esperar até {untilDate}?', 'Consegue segurar mais uns dias pra mim?'],
  'ask-parts': ['Dá pra dividir essa parcela em duas?', 'Posso ir pagando {half} por mês?', 'Vocês fazem um acordo?'],
  'accept-plan': ['Assim eu consigo, muito obrigad{o}', 'Fechado, começo {date}', 'Perfeito, pode deixar'],
  dispute: [
    'Esse valor tá errado, eu já tinha pago a entrada',
    '{article} veio com defeito e ninguém resolveu',
    'Não concordo com essa cobrança do frete',
  ],
  'dispute-more': ['Já falei isso três vezes', 'Me manda o detalhe, por favor'],
  'dispute-calm': ['Tá bom, fico no aguardo', 'Resolvendo isso eu acerto na hora'],
  angry: ['Que saco, todo dia essa cobrança', 'Isso é falta de respeito', 'Já falei que vou pagar'],
  'angry-more': ['Não tenho mais nada pra falar', 'Vou reclamar no Procon'],
  'angry-calm': [
    'Tudo bem, desculpa também. Tô com muita coisa na cabeça',
    'Ok, assim dá pra conversar. {date} eu mando algo',
  ],
  'wrong-number': ['Acho que foi engano', 'Número errado', 'Não conheço essa pessoa não'],
  'wrong-number-again': ['Já falei que é engano', 'Apaga meu número, por favor'],
  'broke-promise': [
    'Desculpa, meu salário atrasou. {date} eu mando sem falta',
    'Tive um imprevisto, me dá até {untilDate}',
  ],
  forgot: ['Nossa, esqueci completamente', 'Passou batido, desculpa', 'Verdade! Obrigad{o} por lembrar'],
  busy: ['Tô no trabalho, já te respondo', 'Tô dirigindo, falo depois'],
  'did-you-see': ['Viu minha mensagem?', 'Fico no aguardo', 'Conseguiu ver?'],
  'all-paid': ['Aí sim! Obrigad{o} por tudo 😄', 'Última! Muito obrigad{o} pela confiança'],
  'prefers-voice': ['Vou mandar áudio que é mais fácil', 'Mando áudio, tá?'],
}
