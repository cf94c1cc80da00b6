import type { Confidence, Preset, WeekWindows } from '#policy/rules.ts'
import { prudentLimits, usual, week } from './parts.ts'

// CDC arts. 42, 42-A and 71 for the whole country; hours by laws of states, of which São Paulo's is used elsewhere as prudence.
// Carnival and Corpus Christi are no public holidays and are not blocked; 20 November is one in every state.

const cdc = { name: 'Código de Defesa do Consumidor', article: '42, 42-A, 71' }

const general: Preset = {
  ...usual,
  id: 'BR-geral',
  country: 'BR',
  law: [cdc],
  confidence: { windows: 'prudence', limits: 'prudence' },
  windows: week(['08:00', '20:00'], ['08:00', '14:00']),
  limits: prudentLimits,
  // CDC art. 42-A: the supplier's name on every collection document (address and CPF or CNPJ on papers).
  mustSay: ['sender'],
}

/** Lawful in every state whose hours are known. */
const strict: Preset = { ...general, id: 'BR-estrito', windows: week(['09:00', '18:00']) }

function state(region: string, law: string, windows: WeekWindows, confidence: Confidence): Preset {
  return {
    ...general,
    id: `BR-${region}`,
    region,
    law: [{ name: law }, cdc],
    confidence: { windows: confidence, limits: 'prudence' },
    windows,
  }
}

export const brazil = [
  general,
  strict,
  state('SP', 'Lei 15.426/2014', general.windows, 'law'),
  state('AL', 'Lei 7.782/2016', general.windows, 'secondary'),
  state('RJ', 'Lei 7.868/2018', week(['09:00', '19:00']), 'secondary'),
  state('ES', 'Lei 10.626/2017', week(['08:00', '19:00']), 'secondary'),
  // The texts differ between 19 and 18 hours: the narrower one.
  state('AM', 'Lei do Amazonas', week(['08:00', '18:00']), 'secondary'),
]
