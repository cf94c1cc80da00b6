import { dayIn } from '@aldia/shared/dates.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { TemplateValues } from '@aldia/shared/templates/render.ts'
import { untimely } from '@aldia/shared/templates/untimely.ts'
import { templateValues } from '@aldia/shared/templates/values.ts'
import { useMemo } from 'react'
import { now } from '#base/clock.ts'
import { useAccount } from '#money/account.ts'
import { usePaymentMethods } from '#payments/payment-methods.ts'
import { useStanding } from '#policy/standing.ts'
import { useCard, useMe, useWorkspace } from '#records/use-records.ts'
import { type Choice, type ChoiceFacts, choicesFor } from './choices.ts'
import { useTemplates } from './templates.ts'

/**
 * What can be said to one debtor, with the figures of this moment; `turn` counts what was put in already, so that the next one is
 * worded otherwise.
 */
export function useChoices(
  cardId: string,
  turn: number,
): { readonly choices: readonly Choice[]; readonly state: 'loading' | 'ready' | 'failed'; readonly retry: () => void } {
  const facts = useChoiceFacts(cardId, turn)
  const { templates, state, retry } = useTemplates()
  const choices = useMemo(
    () => (facts.facts === null ? [] : choicesFor(templates, facts.facts)),
    [templates, facts.facts],
  )
  const states = [state, facts.state]
  return {
    choices,
    state: states.includes('failed') ? 'failed' : states.includes('loading') ? 'loading' : 'ready',
    retry: () => {
      if (state === 'failed') retry()
      facts.retry()
    },
  }
}

/** What texts to one debtor are filled with; null until it is all there. */
export function useChoiceFacts(
  cardId: string,
  turn: number,
): { readonly facts: ChoiceFacts | null; readonly state: 'loading' | 'ready' | 'failed'; readonly retry: () => void } {
  const card = useCard(cardId)
  const me = useMe()
  const workspace = useWorkspace()
  const account = useAccount(cardId)
  const payable = usePaymentMethods()
  const standing = useStanding(cardId)
  const language = standing?.preferences.language ?? workspace.language
  const facts = useMemo((): ChoiceFacts | null => {
    if (card === undefined || account.account === null || payable.state !== 'ready') return null
    const held = account.account
    const known = new Map<Language, TemplateValues>()
    const at = now()
    return {
      now: at,
      untimely: (situation) => untimely(situation, held, dayIn(workspace.timeZone, at)),
      listener: {
        language,
        otherwise: workspace.language,
        address: workspace.address,
        contactId: card.contactId,
        turn,
      },
      valuesIn(wanted) {
        const values =
          known.get(wanted) ??
          templateValues({
            account: held,
            contact: { name: card.name, pushName: null },
            workspace,
            language: wanted,
            methods: payable.methods,
            agentName: me.name,
            now: at,
          })
        known.set(wanted, values)
        return values
      },
    }
  }, [card, account.account, payable.state, payable.methods, language, workspace, me.name, turn])
  const states = [account.state, payable.state]
  return {
    facts,
    state: facts !== null ? 'ready' : states.includes('failed') ? 'failed' : 'loading',
    retry: () => {
      account.retry()
      payable.retry()
    },
  }
}
