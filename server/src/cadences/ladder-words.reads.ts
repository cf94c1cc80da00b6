import { dayNumber } from '@aldia/shared/cadence/day-number.ts'
import type { PlannedStep } from '@aldia/shared/cadence.ts'
import type { Language } from '@aldia/shared/language.ts'
import { demandsOf, missingIn, withDemands } from '@aldia/shared/policy/must-say.ts'
import type { Situation } from '@aldia/shared/template.ts'
import type { Reader } from '#base/database/database.ts'
import { composeFor } from '#templates/template-values.ts'
import { loadTemplates } from '#templates/templates.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// The words of a step: those of its template, or of the business's text for its situation, with the figures of a moment.

export type Words = { ok: true; text: string } | { ok: false; problems: string[] }

/** Writes what a planned step says to its debtor at an instant (epoch ms); the same moment gives the same words. */
export async function wordsOf(
  tx: Reader,
  about: { workspaceId: string; planned: PlannedStep; at: number },
): Promise<Words> {
  const { workspaceId, planned } = about
  const template = await templateOf(tx, workspaceId, planned)
  const composed = await composeFor(tx, {
    ...{ workspaceId, template, contactId: planned.contactId, now: about.at },
    turn: dayNumber(planned.on),
  })
  if (composed.ok) return { ok: true, text: await withWhatLawAsks(tx, workspaceId, composed) }
  if (composed.why !== 'problems') return { ok: false, problems: [composed.why] }
  return { ok: false, problems: [...new Set(composed.problems.map(({ name, kind }) => name || kind))] }
}

/** What a rule of ours writes says who writes and how to have it stop, where the preset wants it said. */
async function withWhatLawAsks(
  tx: Reader,
  workspaceId: string,
  { text, language }: { text: string; language: Language },
): Promise<string> {
  const workspace = await findWorkspace(tx, workspaceId)
  if (workspace === null) return text
  const { name: business, contactPolicy, country } = workspace
  const missing = missingIn(text, { demanded: demandsOf(contactPolicy, country), business })
  return withDemands(text, { missing, business, language })
}

async function templateOf(
  tx: Reader,
  workspaceId: string,
  planned: PlannedStep,
): Promise<{ id: string } | { situation: Situation }> {
  if (planned.templateId !== null) return { id: planned.templateId }
  const situation = situationOf(planned)
  if (situation !== 'opening') return { situation }
  // The words of opening are kept among the phrases.
  const all = await loadTemplates(tx, workspaceId, null)
  const opening = all.find((one) => one.situation === 'opening' && one.archivedAt === null)
  return opening ? { id: opening.id } : { situation: 'overdue_friendly' }
}

/** What a step is about, in the words in which texts are kept. */
export function situationOf(planned: Pick<PlannedStep, 'tone' | 'anchor' | 'anchorOn' | 'on' | 'isPreDue'>): Situation {
  const { tone, anchor, anchorOn, on, isPreDue } = planned
  if (tone === 'opening') return 'opening'
  if (anchor === 'promiseDate') return isPreDue ? 'promise_reminder' : 'promise_broken'
  if (anchor === 'instalmentDate') return 'instalment_due'
  if (anchor === 'issue' && isPreDue) return 'issued'
  if (isPreDue) return anchorOn === on ? 'due_today' : 'before_due'
  return late[tone ?? 'neutral']
}

const late = {
  opening: 'opening',
  friendly: 'overdue_friendly',
  neutral: 'overdue_neutral',
  invitation: 'invitation',
  clear: 'overdue_clear',
  firm: 'overdue_firm',
  formal: 'overdue_formal',
} as const satisfies Record<NonNullable<PlannedStep['tone']>, Situation>
