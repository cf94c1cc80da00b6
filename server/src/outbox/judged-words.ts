import type { Language } from '@aldia/shared/language.ts'
import { toneVerdictsOf } from '@aldia/shared/policy/words.ts'
import { judgeTone, type ToneJudgement } from '@aldia/shared/tone/tone.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'

// The dignity check before a message leaves. A text is judged when it is written and once more when it leaves, and templates are
// much alike, so that what was judged lately is remembered.

const remembered = new Map<string, ToneJudgement>()
const maxRemembered = 1_000

/** What the words of a message come to for this business, in the debtor's language and in its own; the stricter of both. */
export function judgeWords(
  text: string,
  { workspace, language }: { workspace: Workspace; language: Language | null },
): ToneJudgement {
  const own = judgeIn(text, workspace, workspace.language)
  if (language === null || language === workspace.language || own.verdict === 'block') return own
  const theirs = judgeIn(text, workspace, language)
  return theirs.verdict === 'ok' ? own : theirs
}

/** The tags that keep a message back. */
export const blockedTags = ({ findings }: ToneJudgement): string[] => [
  ...new Set(findings.flatMap(({ verdict, tag }) => (verdict === 'block' ? [tag] : []))),
]

function judgeIn(text: string, workspace: Workspace, language: Language): ToneJudgement {
  const { contactPolicy, country, address } = workspace
  const { presetId, followsPreset, alsoForbidden = [] } = contactPolicy
  const key = `${language} ${address} ${country} ${presetId} ${followsPreset} ${alsoForbidden.join()} ${text}`
  const known = remembered.get(key)
  if (known) return known
  const judged = judgeTone(text, language, { verdicts: toneVerdictsOf(contactPolicy, country), address })
  const [oldest] = remembered.keys()
  if (remembered.size >= maxRemembered && oldest !== undefined) remembered.delete(oldest)
  remembered.set(key, judged)
  return judged
}
