import { type ChannelAccount, NumberRisk, resumeSending } from '@aldia/shared/channel.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getJson } from '#base/api.ts'
import { useFormats, useText } from '#base/language.ts'
import { useWhen } from '#policy/use-when.ts'
import { runCommand } from '#records/commands.ts'
import { useMay } from '#records/use-records.ts'
import { numberRiskText } from '#settings/number-risk.text.ts'
import { tellFailure } from '#settings/tell-failure.ts'
import { Badge, type Tone } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { Fold } from '#ui/fold.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'

const tones: Record<NumberRisk['level'], Tone> = { low: 'good', some: 'warn', high: 'bad', stopped: 'bad' }
/** Asked again so often while it is on show (ms). */
const renewMs = 60_000

/** How near a number is to being restricted by WhatsApp: in a word, and which figures say so. */
export function NumberRiskGauge({ account }: { account: ChannelAccount }) {
  const text = useText(numberRiskText)
  const risk = useQuery({
    queryKey: ['number-risk', account.id],
    queryFn: ({ signal }) =>
      getJson(`/api/channel-accounts/${encodeURIComponent(account.id)}/risk`, NumberRisk, signal),
    refetchInterval: renewMs,
  })
  if (risk.isError && risk.data === undefined)
    return (
      <ErrorNote title={text.loadFailed} retry={{ label: text.retry, run: () => void risk.refetch() }}>
        {risk.error.message}
      </ErrorNote>
    )
  if (risk.data === undefined) return null
  const { level, silentUntil } = risk.data
  return (
    <div className="space-y-3">
      {silentUntil !== null && <Stopped account={account} until={silentUntil} onResumed={() => void risk.refetch()} />}
      <Fold
        title={
          <span className="inline-flex flex-wrap items-center gap-2">
            {text.title} <Badge tone={tones[level]}>{text.levels[level]}</Badge>
          </span>
        }
      >
        {level !== 'stopped' && <p className="mb-2 text-ink-soft">{text.more[level]}</p>}
        <Figures risk={risk.data} />
      </Fold>
    </div>
  )
}

function Stopped(props: { account: ChannelAccount; until: number; onResumed: () => void }) {
  const text = useText(numberRiskText)
  const when = useWhen()
  const mayManage = useMay('manage_channels')
  const [isAsking, setAsking] = useState(false)
  async function resume() {
    setAsking(false)
    try {
      await runCommand(resumeSending, { accountId: props.account.id })
      props.onResumed()
    } catch (error) {
      tellFailure(error, text.failed)
    }
  }
  return (
    <>
      <Notice
        tone="bad"
        title={text.levels.stopped}
        action={
          mayManage && (
            <Button size="small" onPress={() => setAsking(true)}>
              {text.resume}
            </Button>
          )
        }
      >
        {text.stopped(when(props.until))}
      </Notice>
      <ConfirmDialog
        title={text.resumeTitle}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void resume()}
        confirmLabel={text.resume}
      >
        {text.resumeText}
      </ConfirmDialog>
    </>
  )
}

function Figures({ risk }: { risk: NumberRisk }) {
  const text = useText(numberRiskText)
  const { number } = useFormats()
  const lines = [
    text.people(number(risk.people), number(risk.peopleLimit)),
    text.strangers(number(risk.strangers), number(risk.strangersLimit)),
    text.refused(number(risk.refused), number(risk.sent)),
    text.sameText(number(risk.sameText)),
    ...(risk.newForDays === null ? [] : [text.isNew(number(risk.newForDays))]),
  ]
  return (
    <ul className="figures list-disc space-y-1 pl-6 text-ink-soft text-sm marker:text-ink-faint">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
