import { anger } from './anger.ts'
import { askInfo } from './ask-info.ts'
import { askInstallments } from './ask-installments.ts'
import { dispute } from './dispute.ts'
import { hardship } from './hardship.ts'
import { other } from './other.ts'
import type { Intent, Rule } from './rule.ts'
import { stopContact } from './stop-contact.ts'
import { wrongNumber } from './wrong-number.ts'

/** The intents that words alone tell; paid and promised are read clause by clause (`promise.ts`). */
export const wordRules: readonly (readonly [Intent, readonly Rule[]])[] = [
  ['stop_contact', stopContact],
  ['wrong_number', wrongNumber],
  ['dispute', dispute],
  ['ask_installments', askInstallments],
  ['hardship', hardship],
  ['ask_info', askInfo],
  ['anger', anger],
  ['other', other],
]
