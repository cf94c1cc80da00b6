import type { Language } from '#language.ts'

/**
 * What a template may name between braces. Every one has a name in each language, and all of them mean the same wherever they are
 * written, so that a text copied into another language still works. `block`: several lines.
 */
export const variables = {
  name: { names: { es: 'nombre', pt: 'nome', en: 'name' }, block: false },
  full_name: { names: { es: 'nombre_completo', pt: 'nome_completo', en: 'full_name' }, block: false },
  business: { names: { es: 'negocio', pt: 'empresa', en: 'business' }, block: false },
  agent: { names: { es: 'agente', pt: 'atendente', en: 'agent' }, block: false },
  today: { names: { es: 'hoy', pt: 'hoje', en: 'today' }, block: false },
  balance: { names: { es: 'saldo', pt: 'saldo', en: 'balance' }, block: false },
  new_balance: { names: { es: 'saldo_nuevo', pt: 'saldo_novo', en: 'new_balance' }, block: false },
  overdue: { names: { es: 'vencido', pt: 'vencido', en: 'overdue' }, block: false },
  days_late: { names: { es: 'dias_de_atraso', pt: 'dias_de_atraso', en: 'days_late' }, block: false },
  due_date: { names: { es: 'vencimiento', pt: 'vencimento', en: 'due_date' }, block: false },
  concept: { names: { es: 'concepto', pt: 'descricao', en: 'concept' }, block: false },
  reference: { names: { es: 'referencia', pt: 'referencia', en: 'reference' }, block: false },
  instalment: { names: { es: 'proxima_cuota', pt: 'proxima_parcela', en: 'next_instalment' }, block: false },
  instalment_date: { names: { es: 'fecha_de_cuota', pt: 'data_da_parcela', en: 'instalment_date' }, block: false },
  instalment_number: {
    names: { es: 'numero_de_cuota', pt: 'numero_da_parcela', en: 'instalment_number' },
    block: false,
  },
  promise: { names: { es: 'promesa', pt: 'promessa', en: 'promise' }, block: false },
  promise_date: { names: { es: 'fecha_de_promesa', pt: 'data_da_promessa', en: 'promise_date' }, block: false },
  payment: { names: { es: 'pago_recibido', pt: 'pagamento_recebido', en: 'payment_received' }, block: false },
  payment_date: { names: { es: 'fecha_de_pago', pt: 'data_do_pagamento', en: 'payment_date' }, block: false },
  balance_summary: { names: { es: 'resumen_de_saldo', pt: 'resumo_do_saldo', en: 'balance_summary' }, block: true },
  debts: { names: { es: 'deudas', pt: 'dividas', en: 'debts' }, block: true },
  statement: { names: { es: 'estado_de_cuenta', pt: 'extrato', en: 'statement' }, block: true },
  how_to_pay: { names: { es: 'como_pagar', pt: 'como_pagar', en: 'how_to_pay' }, block: true },
  plan: { names: { es: 'propuesta_de_plan', pt: 'proposta_de_plano', en: 'plan_proposal' }, block: true },
} as const satisfies Record<string, { names: Record<Language, string>; block: boolean }>

export type VariableId = keyof typeof variables
export const variableIds = Object.keys(variables) as readonly VariableId[]

const byName: ReadonlyMap<string, VariableId> = new Map(
  variableIds.flatMap((id) => [id, ...Object.values(variables[id].names)].map((name) => [name, id] as const)),
)

/** The variable that is meant: in any of the three languages, whatever its case and accents, with blanks for `_`. */
export function variableNamed(written: string): VariableId | null {
  const plain = written
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s_]+/g, '_')
  return byName.get(plain) ?? null
}

/** How a variable is written into a text of this language. */
export const placeholder = (id: VariableId, language: Language): string => `{${variables[id].names[language]}}`
