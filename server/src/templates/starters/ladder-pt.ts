import type { LadderTexts } from './starter.ts'

/** The steps of the ladder in Brazilian Portuguese, three wordings each; see `ladder-es.ts`. */
export const ladderPt: LadderTexts = {
  issued: [
    'Olá, {nome}. Obrigado pela sua compra na {empresa}. A conta de {descricao} ficou em {saldo}, com vencimento em {vencimento}.\n\nFormas de pagamento:\n{como_pagar}',
    'Olá, {nome}. Veja como ficou a sua conta com a {empresa}:\n{dividas}\n\nQuando quiser, é só pagar assim:\n{como_pagar}',
    '{nome}, obrigado pela confiança na {empresa}. Para ter tudo à mão:\n{dividas}\n\nComo pagar:\n{como_pagar}\n\nQualquer dúvida, estamos aqui.',
  ],
  before_due: [
    'Olá, {nome}. Tudo bem? Passando para lembrar que a sua conta com a {empresa} ({descricao}) vence em {vencimento}. São {saldo}.\n\n{como_pagar}\n\nQualquer dúvida, estamos aqui.',
    'Bom dia, {nome}. Está chegando {vencimento}, data de pagamento da sua conta ({descricao}). O saldo é de {saldo}.\n\nPara pagar:\n{como_pagar}\n\nObrigado por manter tudo em dia com a {empresa}.',
    'Olá, {nome}. Um lembrete da {empresa}: em {vencimento} vence a sua conta de {saldo}. Se já pagou, basta o comprovante.\n\n{como_pagar}',
  ],
  due_today: [
    'Olá, {nome}. Hoje vence a sua conta com a {empresa} ({descricao}): {saldo}.\n\n{como_pagar}\n\nSe já pagou, envie o comprovante e registramos. Obrigado.',
    'Bom dia, {nome}. Hoje é o dia de pagamento da sua conta com a {empresa}. O saldo é de {saldo}.\n\nFormas de pagamento:\n{como_pagar}\n\nPrecisa de mais algum dado?',
    'Olá, {nome}. Da {empresa}: hoje é o dia de pagamento de {descricao}: {saldo}. Se hoje complicar, diga qual data fica boa.\n\n{como_pagar}',
  ],
  overdue_friendly: [
    'Olá, {nome}. Tudo bem? Talvez tenha passado: a sua conta com a {empresa} ({descricao}) venceu em {vencimento} e restam {vencido}.\n\n{como_pagar}\n\nSe já pagou, envie o comprovante, por favor.',
    'Bom dia, {nome}. Ainda não vimos o pagamento de {vencido} com vencimento em {vencimento}. Se já fez, compartilhe o comprovante e registramos.\n\nDados da {empresa}:\n{como_pagar}',
    'Olá, {nome}. Acontece com qualquer um: em {vencimento} venceu a sua conta com a {empresa} ({descricao}). Restam {vencido}. Fica bom pagar nestes dias?\n\n{como_pagar}',
  ],
  overdue_neutral: [
    'Olá, {nome}. Isto é o que está em aberto hoje com a {empresa}:\n{dividas}\n\nPode enviar o comprovante ou a data em que pretende pagar?\n\n{como_pagar}',
    'Bom dia, {nome}. A sua conta com a {empresa} tem {vencido} vencidos desde {vencimento}. Que dia fica bom para o pagamento?\n\n{como_pagar}',
    'Olá, {nome}. Escrevemos da {empresa} sobre o saldo vencido de {vencido} ({descricao}). Se já pagou, envie o comprovante; se não, diga uma data e anotamos.\n\n{como_pagar}',
  ],
  overdue_clear: [
    'Olá, {nome}. O saldo vencido com a {empresa}, com {dias_de_atraso} de atraso, hoje soma {vencido}:\n{dividas}\n\nQue data fica boa para pagar? Se preferir, dividimos em partes.\n\n{como_pagar}',
    'Bom dia, {nome}. Hoje restam {vencido} a pagar à {empresa}, com {dias_de_atraso} de atraso. Gostaríamos de combinar uma data. Também podemos montar um plano em parcelas.\n\n{como_pagar}',
    'Olá, {nome}. O saldo vencido com a {empresa} é de {vencido} desde {vencimento}. Consegue pagar esta semana ou prefere ver parcelas?\n\n{dividas}\n\n{como_pagar}',
  ],
  invitation: [
    'Olá, {nome}. Queremos ajudar a colocar a sua conta com a {empresa} em dia. O saldo é de {saldo}. Vamos conversar sobre uma forma de pagamento que funcione?',
    'Bom dia, {nome}. Sabemos que às vezes os planos mudam. Para o saldo de {saldo} com a {empresa}, podemos ver parcelas ou uma nova data. Quando tem um momento para conversar?',
    'Olá, {nome}. Como vão as coisas? Gostaríamos de encontrar juntos uma saída para o saldo de {saldo} com a {empresa}. Conte que valor e que data ficam bons.',
  ],
  overdue_firm: [
    'Olá, {nome}. O saldo vencido com a {empresa}, com {dias_de_atraso} de atraso, soma {vencido}. Precisamos combinar uma data de pagamento ou um plano nesta semana. Responda a esta mensagem e resolvemos.\n\n{dividas}\n\n{como_pagar}',
    'Bom dia, {nome}. Ainda não recebemos o pagamento de {vencido} que venceu em {vencimento}. Queremos resolver diretamente com você: diga uma data ou peça um plano em parcelas.\n\n{como_pagar}',
    'Olá, {nome}. O saldo vencido com a {empresa} é de {vencido}, com {dias_de_atraso} de atraso. Para deixar tudo em ordem, precisamos da sua resposta nestes dias, com o pagamento ou com uma proposta.\n\n{dividas}\n\n{como_pagar}',
  ],
  overdue_formal: [
    'Prezado cliente, {nome_completo}: enviamos o resumo da sua conta com a {empresa}.\n\n{extrato}\n\nPedimos o pagamento ou uma proposta dentro dos próximos sete dias.\n\n{como_pagar}\n\nSe algo não bater com os seus dados, conferimos.',
    '{nome_completo}, este é o detalhe do que está em aberto com a {empresa} em {hoje}:\n\n{extrato}\n\nAguardamos o pagamento ou uma data combinada nos próximos sete dias.\n\n{como_pagar}',
    'Bom dia, {nome_completo}. A {empresa} compartilha o extrato da sua conta:\n\n{extrato}\n\nAntes de decidir o próximo passo queremos ouvir você. São sete dias para pagar ou propor um plano.\n\n{como_pagar}',
  ],
  promise_reminder: [
    'Olá, {nome}. Lembrando o que combinamos: {promessa} para {data_da_promessa}. Obrigado!\n\n{como_pagar}',
    'Bom dia, {nome}. Temos anotado o seu pagamento de {promessa} para {data_da_promessa}. Aqui estão os dados da {empresa}:\n{como_pagar}',
    'Olá, {nome}. Tudo certo para o pagamento de {promessa} em {data_da_promessa}? Se algo mudou, avise e ajustamos.\n\n{como_pagar}',
  ],
  promise_broken: [
    'Olá, {nome}. Esperávamos {promessa} em {data_da_promessa} e ainda não vimos o pagamento. Se já pagou, envie o comprovante; se não, que data fica boa?\n\n{como_pagar}',
    'Bom dia, {nome}. O pagamento de {promessa} combinado para {data_da_promessa} ainda não aparece na {empresa}. Marcamos uma nova data ou prefere dividir em parcelas?',
    'Olá, {nome}. Sobre os {promessa} de {data_da_promessa}: conseguiu pagar? Se houve algum imprevisto, conte e procuramos outra data juntos.\n\n{como_pagar}',
  ],
  instalment_due: [
    'Olá, {nome}. A sua parcela {numero_da_parcela} do plano com a {empresa} é de {proxima_parcela} e vence em {data_da_parcela}.\n\n{como_pagar}\n\nEstamos indo bem.',
    'Bom dia, {nome}. Lembrete da {empresa}: parcela {numero_da_parcela}, {proxima_parcela}, para {data_da_parcela}.\n\nDados para pagar:\n{como_pagar}',
    'Olá, {nome}. Está chegando a parcela {numero_da_parcela} do seu plano: {proxima_parcela} em {data_da_parcela}. Quando pagar, envie o comprovante e registramos.\n\n{como_pagar}',
  ],
  plan_proposal: [
    'Olá, {nome}. Pensamos numa forma de pagamento que pode ajudar:\n\n{proposta_de_plano}\n\nEstá de acordo?',
    'Bom dia, {nome}. Esta é a proposta da {empresa}:\n\n{proposta_de_plano}\n\nSe quiser mudar algo, é só dizer.',
    'Olá, {nome}. Como conversamos, ficaria assim:\n\n{proposta_de_plano}\n\nResponda «de acordo» e deixamos anotado.',
  ],
  thanks: [
    'Obrigado, {nome}! Recebemos o seu pagamento de {pagamento_recebido} de {data_do_pagamento}. O seu saldo com a {empresa} fica em {saldo_novo}.',
    'Olá, {nome}. Confirmado: {pagamento_recebido} recebidos. Saldo atual: {saldo_novo}. Obrigado por cumprir com a {empresa}.',
    'Pagamento registrado, {nome}: {pagamento_recebido}. Agora o seu saldo é de {saldo_novo}. Muito obrigado.',
  ],
  thanks_on_time: [
    'Obrigado, {nome}! O seu pagamento de {pagamento_recebido} chegou em dia. O saldo com a {empresa} fica em {saldo_novo}.',
    'Olá, {nome}. Recebemos {pagamento_recebido} antes do vencimento. Assim dá gosto: obrigado da {empresa}. Saldo atual: {saldo_novo}.',
    'Pagamento registrado em dia, {nome}: {pagamento_recebido}. Muito obrigado. Agora o seu saldo é de {saldo_novo}.',
  ],
  account_changed: [
    'Olá, {nome}. Na {empresa} mudaram os dados para pagamento. A partir de agora, por favor:\n\n{como_pagar}\n\nSe tiver dúvida, ligue para o número de sempre antes de pagar.',
    'Bom dia, {nome}. Atualizamos as formas de pagamento da {empresa}. Estas valem a partir de hoje:\n\n{como_pagar}\n\nPode confirmar conosco por telefone.',
    'Olá, {nome}. Avisamos que a {empresa} tem novos dados de pagamento:\n\n{como_pagar}\n\nOs anteriores não são mais usados. Em caso de dúvida, pergunte antes.',
  ],
}
