import type { Macros } from '#tone/rule.ts'

/** Words that Portuguese phrases share. */
export const portugueseWords: Macros = {
  persons:
    'espos[oa]|marido|mulher|namorad[oa]|noiv[oa]|filh[oa]s?|mae|pai|pais|irma|irmao|irmaos|irmas|sogr[oa]s?|ti[oa]s?|prim[oa]s?|avo|avos|cunhad[oa]s?|familia|familiares?|parentes?|vizinh[oa]s?|vizinhanca|amig[oa]s?|conhecid[oa]s?|contatos|referencias?|chefes?|patrao|patroa|empregador(?:a)?|empresa|colegas?|trabalho|servico|emprego|rh|recursos humanos|supervisor(?:a)?|gerente|professor(?:a|es)?|escola|igreja|pastor(?:a)?|padre|porteir[oa]|sindic[oa]|soci[oa]s?|clientes|ex',
  your: 'seu|sua|seus|suas|teu|tua|teus|tuas',
  will: 'vou|vamos|irei|iremos|vai|vao|terei que|teremos que|tenho que|temos que|terei de|teremos de|posso|podemos|pretendo|devo|devemos|quer que|prefere que|vou ter que|vamos ter que|serei obrigad[oa] a|seremos obrigad[oa]s a|precisarei|precisaremos|nao vou hesitar em|vou acabar',
  tell: '(?:lig|avis|fal|cobr|contat|notific|comunic|pergunt|inform|coment|cont|reclam|mostr|mand|envi|procur|visit)(?:arei|aremos|amos|ando|ei|ou)|direi|diremos|escreverei|escreveremos',
  telling:
    'ligar|avisar|falar|cobrar|contatar|contactar|notificar|comunicar|perguntar|informar|comentar|contar|reclamar|mostrar|mandar|enviar|procurar|visitar|dizer|escrever|bater|ligue|avise|fale|conte|cobre|diga',
  show: '(?:public|post|col|divulg|espalh|compartilh|mostr|marc|afix|mand|envi|exib)(?:arei|aremos|amos|ando|ar|o)|expor|exporei|exporemos|expomos|colocar|colocarei|colocaremos|por|botar|publique|poste|pendurar|gritar|subir|jogar',
  place:
    'facebook|face|insta|instagram|tiktok|twitter|redes|redes sociais|internet|grupos?|status|mural|bairro|rua|porta|vitrine|condominio|predio|cidade|feed|stories|igreja|comunidade',
  everybody:
    'todo mundo|todos (?:os|as|seus|suas|teus|tuas) [a-z]+|todos|todas|toda (?:a|sua) [a-z]+|o bairro(?: inteiro| todo)?|o predio|o condominio|a rua|a cidade|a vizinhanca|a gente do bairro|os vizinhos|{your} {persons}',
  owes: 'dev(?:e|es|endo|er|ia|em)|divida|dividas|saldo|parcelas?|pag[a-z]*|grana|dinheiro|atras[a-z]*|inadimpl[a-z]*|cobr[a-z]*|fatura|debito|conta|quit[a-z]*',
  authority:
    'receita|receita federal|policia|policia civil|policia federal|delegacia|delegad[oa]|forum|justica|tribunal|vara|juiz|juiza|juizado|ministerio|ministerio publico|procon|banco central|serasa|spc|governo|prefeitura|inss|cartorio|oficial de justica|promotoria|detran|defensoria|poder judiciario|orgao|fazenda|procuradoria',
  payNow:
    'pague|paguem|paga|pagues|quite|quita|deposite|deposita|transfira|transfere|acerte|acerta|regularize|regulariza|mande o pix|manda o pix|faca o pix|faz o pix|devolva|devolve',
}
