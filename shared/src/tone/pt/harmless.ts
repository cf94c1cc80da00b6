import { portugueseWords } from '#tone/pt/words.ts'
import { harmlessPattern } from '#tone/rule.ts'

/** Places, idioms, denials and offers in which the words of the Portuguese rules say nothing bad. */
export const harmlessPortuguese = harmlessPattern(portugueseWords, [
  '(em frente|na frente|de frente|ao lado|do lado|perto|atras|proximo|proxima|junto|depois|antes|pertinho|vizinh[oa]|esquina|colad[oa]|defronte|passando) (ao|a|do|da|dos|das|com o|com a|de) (antig[oa] |nov[oa] |velh[oa] )?(forum|tribunal|delegacia|cadeia|presidio|policia|cartorio|penitenciaria|justica|prefeitura|banco|escola|igreja|batalhao|ministerio publico|vara)( civil| federal| militar| do trabalho| de policia| eleitoral| de familia)?',
  '(a|duas|tres|uma|poucas|\\d+) (quadras?|metros|ruas|minutos|passos|casas) (do|da) (forum|tribunal|delegacia|cadeia|presidio|cartorio)',
  '(o|a|os|as) (forum|tribunal|delegacia|cadeia|presidio|cartorio|policia|ministerio publico) (fica|e|esta|ficam) (bem |logo |aqui |ali )?(em frente|ao lado|perto|na esquina|do lado|atras|proximo|a (?:uma|duas|tres) quadras?)',
  '(rua|avenida|av|praca|bairro|ponto|estacao|travessa|largo|edificio|cafe|restaurante) (do |da |de |dos )?(tribunal|forum|justica|policia|cadeia|delegacia|advogados?|juiz)',
  '(moveis|cadeiras|mesas|mesa|uniformes?|pedido|almoco|flores|bolo|cortinas|entrega|obra|servico|orcamento|encomenda|nota) (para|do|da|dos|no|na|pro|pra) (o |a )?(forum|tribunal|delegacia|advogad[oa]s?|juiz|policia|cartorio|escritorio de advocacia|prefeitura|ministerio)',
  '(escritorio|consultorio|prova|formatura|curso|faculdade|parabens|carreira|concurso|exame|dia) (do |da |de |dos |pel[oa] |por ser |pra |para )*(advogad[oa]s?|advocacia|juiz|policia|direito|delegado|oab)',
  '(pode|podes|tem direito|se quiser|caso queira|fique a vontade) .. (consultar|falar|procurar|levar|mostrar) .. (advogad[oa]|procon)( de confianca)?',
  '(processo|andamento|status) (de|do|da) (compra|entrega|pagamento|pedido|devolucao|producao|troca|fabricacao|cadastro)',
  'seu processo de|juizo (final|perfeito)|dente do juizo|ordem de (servico|compra|pagamento)',
  'execucao (do servico|do projeto|da obra|do pedido)|protocolo de (atendimento|entrega)',
  'pena (que|de galinha|alternativa)|vale a pena|(que|uma) pena',
  '(evitar|prevenir|cuidado com|contra|golpe do|vitimas? de|alerta de|atencao com|seguranca|proteger) (os |as |o |a |um |uma |possiveis |tentativas de |qualquer )*(golpes?|fraudes?|estelionato|roubos?|golpistas?|ladroes)',
  '(disco|filme|serie|livro|jogo|fantasia|festa|curso|aula|novela|brinquedo) (de |do |da |sobre |a |o |direito )*(policia|ladrao|advogado|prisao|cadeia|penal|justica|palhaco|juiz)',
  'conte (pra gente|para nos|com a gente|conosco|com isso)',
  '(fica|ficar|seria|e) (melhor|bom) .. (pagar|pague)( por| em| dia| na| no)',
  '(isto |esta mensagem |este aviso |este contato )?(nao (?:e|se trata de|constitui|representa|significa|somos|sou|ha|havera|tem|existe)|sem|nem|nunca|jamais|tampouco) (um |uma |o |a |nenhum |nenhuma |seu |sua |de |que ser |necessidade de |precisar de |recorrer a )*(procedimento|processo|notificacao|cobranca|acao|medida|medidas|citacao|intimacao|ameaca|ameacas|advogad[oa]s?|policia|forum|justica|juiz|multa|juros|pressao|culpa|ladrao|golpe|caloteir[oa]|inadimplente|mentiros[oa]|denuncia|penhora|protesto)( judicial| judiciais| legal| legais| formal| extrajudicial)?( (nem|ou) .. (judicial|legal|ameaca|processo|advogados?|penhora|protesto))?',
  '(nao|nunca|jamais) (te |lhe |o |a |os |as |se |me )?(vamos|vou|queremos|quero|pretendemos|publicamos|compartilhamos|contamos|falamos|ligamos|processamos|ameacamos|informamos|avisamos|mostramos|pedimos|pediremos|peco|solicitamos|pedira|pedirao) (a )?(process[a-z]+|denunciar|penhorar|publicar|compartilhar|contar|dizer|ligar|falar|mostrar|avisar|informar|ameacar|pressionar|pedir|voce|seu|sua|dados|nada|com|a|por)( .. (cartao|senhas?|codigos?|cvv|pin|terceiros|ninguem|familia|trabalho|vizinhos|chefe|redes|divida|dados|facebook|advogados?))?',
  '(nao|nunca|jamais) (nos |me |lhe |te |se )?(compartilhe|envie|mande|passe|informe|diga|de|entregue|forneca|digite|revele|escreva|peca) .. (cartao|senhas?|codigos?|cvv|pin|token|dados bancarios|dados)',
  '(nao precisa|sem|nao tenha|nao ha motivo para|nada de|nao fique com|nao precisa ter|nao tenham) (ter |de )?(vergonha|medo|receio)',
  '(nao (?:foi|e|era)) (sua|culpa sua|a sua) (culpa)?',
  '(foi|e|por) (culpa|erro|responsabilidade) (minha|nosso|nossa|meu|do banco|do sistema)',
  '(foi|e|por) (nossa|minha) (culpa|responsabilidade)|culpa nossa',
  '(peco|pedimos|mil|nossas|minhas|aceite|queira aceitar) (mil |nossas |minhas |as )?desculpas',
  'desculpas? (pelo|pela|pelos|qualquer|o incomodo|nossa)',
  '(se|caso|quando) .. (quiser|preferir|puder|desejar) (conversar|falar|ver|combinar|consultar) .. {persons}',
  '(converse|fale|combine|consulte|veja) (isso |antes |direitinho |primeiro )*(com|em) {your} {persons}',
  '(abraco|abracos|lembrancas|parabens|felicidades|melhoras|beijo|beijos|sucesso|boa sorte|pesames|saude) (a|ao|em|com|para|pra|pro|no|na) {your} {persons}',
])
