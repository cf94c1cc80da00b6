import { type ChannelAccount, type ConnectionState, connectChannel } from '@aldia/shared/channel.ts'
import { MessageCircle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { channelStatesText } from '#channels/channel-states.text.ts'
import { type NextStep, nextStep, nextTryInWords } from '#channels/connection.ts'
import { useSecondsLeft } from '#channels/countdown.ts'
import { formatPhone } from '#contacts/person-name.ts'
import { runCommand } from '#records/commands.ts'
import { useChannelAccounts, useMay } from '#records/use-records.ts'
import { ConnectionHistory } from '#settings/connection-history.tsx'
import { AddNumber, ArchiveNumber } from '#settings/more-numbers.tsx'
import { NumberRiskGauge } from '#settings/number-risk.tsx'
import { otherNumberText } from '#settings/other-number.text.ts'
import { OtherNumber } from '#settings/other-number.tsx'
import { settingsText } from '#settings/settings.text.ts'
import { tellFailure } from '#settings/tell-failure.ts'
import { whatsappText } from '#settings/whatsapp.text.ts'
import { WhatsappPairing } from '#settings/whatsapp-pairing.tsx'
import { CancelPairing, Unlink } from '#settings/whatsapp-unlink.tsx'
import { Badge, type Tone } from '#ui/badge.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Fold } from '#ui/fold.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Progress } from '#ui/progress.tsx'
import { whatsappRiskText } from './whatsapp-risk.text.ts'

const tones: Record<ConnectionState, Tone> = {
  unlinked: 'plain',
  pairing: 'info',
  connecting: 'info',
  online: 'good',
  unsteady: 'warn',
  offline: 'warn',
  stopped: 'bad',
}

/** The linked number: how it fares, how to link it, what to know. */
export function WhatsappSettings() {
  const text = useText(whatsappText)
  const { whatsapp: title } = useText(settingsText)
  const accounts = useChannelAccounts()
  const mayManage = useMay('manage_channels')
  return (
    <Page title={title} lead={text.lead}>
      {accounts.length === 0 && (
        <EmptyState icon={MessageCircle} title={text.noAccount}>
          {text.noAccountMore}
        </EmptyState>
      )}
      <div className="space-y-10">
        {accounts.map((account) => (
          <Account key={account.id} account={account} isOnly={accounts.length === 1} />
        ))}
      </div>
      {mayManage && accounts.some(({ lastPhone }) => lastPhone !== null) && <AddNumber />}
    </Page>
  )
}

function Account({ account, isOnly }: { account: ChannelAccount; isOnly: boolean }) {
  const text = useText(whatsappText)
  const channel = useText(channelStatesText)
  const mayManage = useMay('manage_channels')
  const step = nextStep(account)
  const { connect, isPending } = useConnect(account)
  useLinkAtFirst(account, mayManage, connect)
  const hasJustLinked = useHasJustLinked(account)
  const reason = account.reason === null ? null : channel.reasons[account.reason]
  const coming = mayManage && account.state === 'stopped' ? account.comingPhone : null
  return (
    <div className="space-y-6">
      <Standing account={account} />
      {reason && coming === null && account.state !== 'online' && account.state !== 'pairing' && (
        <Notice tone={account.state === 'stopped' ? 'bad' : 'warn'} title={reason.title} live>
          {reason.more}
        </Notice>
      )}
      {account.historyProgress !== null && (
        <div className="space-y-1.5">
          <Progress label={text.history} value={account.historyProgress} />
          <p className="text-ink-faint text-sm">{text.historyMore}</p>
        </div>
      )}
      {mayManage ? (
        <>
          {coming !== null && <OtherNumber account={account} phone={coming} />}
          {step === 'pair' && <WhatsappPairing account={account} />}
          {(step === 'link' || step === 'connect' || step === 'hurry') && (
            <Button tone={isAdvised(account, step) ? 'main' : 'plain'} isPending={isPending} onPress={connect}>
              {connectLabel(account, step, text)}
            </Button>
          )}
          {step === 'pair' && <CancelPairing account={account} />}
          {hasJustLinked && <JustLinked />}
          <Risk openAtFirst={account.lastPhone === null} />
          {isLinked(account) && <Unlink account={account} />}
          {!isOnly && account.state === 'unlinked' && <ArchiveNumber account={account} />}
        </>
      ) : (
        <Notice>{text.readOnly}</Notice>
      )}
      {account.lastPhone !== null && <NumberRiskGauge account={account} />}
      <ConnectionHistory account={account} />
    </div>
  )
}

/** Whether the button is what we would do now: not while we try by ourselves, nor with a number that WhatsApp refuses. */
function isAdvised(account: ChannelAccount, step: NextStep): boolean {
  return step !== 'hurry' && account.reason !== 'banned'
}

function connectLabel(
  account: ChannelAccount,
  step: NextStep,
  text: { tryNow: string; reconnect: string; link: string; relink: string },
): string {
  if (step === 'hurry') return text.tryNow
  if (step === 'connect') return text.reconnect
  return account.reason === null ? text.link : text.relink
}

/** The state in one line: what, which number, since when, and when we try again. */
function Standing({ account }: { account: ChannelAccount }) {
  const channel = useText(channelStatesText)
  const text = useText(whatsappText)
  const other = useText(otherNumberText)
  const formats = useFormats()
  const now = useNow()
  const nextTry = nextTryInWords(account, useSecondsLeft(account.nextTryAt), text)
  const { state, stateSince } = account
  return (
    <div className="rounded-panel bg-canvas px-5 py-4 ring-1 ring-line ring-inset" role="status">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Badge tone={tones[state]} dot>
          {channel.states[state]}
        </Badge>
        <span className="figures font-medium text-ink text-lg">
          {isLinked(account) && account.phone !== null ? formatPhone(account.phone) : ''}
        </span>
        {isLinked(account) && account.name !== null && (
          <span className="truncate text-ink-soft">
            <bdi>{account.name}</bdi>
          </span>
        )}
      </div>
      <p className="mt-2 text-ink-soft">{channel.stateMore[state]}</p>
      {state === 'unlinked' && account.lastPhone !== null && (
        <p className="figures mt-1 text-ink-faint text-sm">{other.lastNumber(formatPhone(account.lastPhone))}</p>
      )}
      <p className="figures mt-1 text-ink-faint text-sm">
        <time dateTime={new Date(stateSince).toISOString()} title={formats.fullDate(stateSince)}>
          {text.since(`${formats.day(stateSince, now)}, ${formats.time(stateSince)}`)}
        </time>
        {nextTry !== null && <span>{` · ${nextTry}`}</span>}
      </p>
    </div>
  )
}

function Risk({ openAtFirst }: { openAtFirst: boolean }) {
  const text = useText(whatsappRiskText)
  return (
    <Fold title={text.title} openAtFirst={openAtFirst}>
      <ul className="max-w-prose list-disc space-y-2 pl-6 text-ink-soft marker:text-ink-faint">
        {text.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Fold>
  )
}

/** Whether there is a link to take away; a number may be known before the phone has agreed. */
function isLinked({ phone, state }: ChannelAccount): boolean {
  return phone !== null && state !== 'pairing' && state !== 'unlinked'
}

function JustLinked() {
  const text = useText(whatsappText)
  return (
    <Notice
      tone="good"
      title={text.linked}
      live
      action={
        <Link to="/" className={buttonClass('main')}>
          {text.seeBoard}
        </Link>
      }
    >
      {text.linkedMore}
    </Notice>
  )
}

/** True once the number went online while one was looking: then the board is the next step. */
function useHasJustLinked({ state }: ChannelAccount): boolean {
  const [seen, setSeen] = useState<'nothing' | 'pairing' | 'linked'>('nothing')
  if (state === 'pairing' && seen !== 'pairing') setSeen('pairing')
  if (state === 'online' && seen === 'pairing') setSeen('linked')
  return seen === 'linked' && state === 'online'
}

function useConnect(account: ChannelAccount) {
  const { failed } = useText(whatsappText)
  const [isPending, setPending] = useState(false)
  async function connect() {
    setPending(true)
    try {
      await runCommand(connectChannel, { accountId: account.id })
    } catch (error) {
      tellFailure(error, failed)
    } finally {
      setPending(false)
    }
  }
  return { connect, isPending }
}

/** A number that was never linked shows its code without another click: that is why one came here. */
function useLinkAtFirst(account: ChannelAccount, mayManage: boolean, connect: () => Promise<void>) {
  const asked = useRef(false)
  const wanted = mayManage && account.state === 'unlinked' && account.reason === null && account.phone === null
  useEffect(() => {
    if (!wanted || asked.current) return
    asked.current = true
    void connect()
  }, [wanted, connect])
}
