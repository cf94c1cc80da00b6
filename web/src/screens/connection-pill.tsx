import type { ChannelAccount } from '@aldia/shared/channel.ts'
import { Focusable } from 'react-aria-components/Focusable'
import { Link } from 'react-router'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { channelStatesText } from '#channels/channel-states.text.ts'
import { nextTryInWords } from '#channels/connection.ts'
import { useSecondsLeft } from '#channels/countdown.ts'
import { useBoardLoad } from '#records/catch-up.ts'
import { type LiveState, useLiveSince, useLiveState } from '#records/live.ts'
import { useChannelAccounts } from '#records/use-records.ts'
import { paths } from '#screens/paths.ts'
import { screensText } from '#screens/screens.text.ts'
import { Dot, type Tone, toneClass } from '#ui/badge.tsx'
import { classNames } from '#ui/class-names.ts'
import { Hint } from '#ui/hint.tsx'

interface Light {
  readonly tone: Tone
  /** What the words are about; left out where there is no room for it. */
  readonly about?: string
  readonly words: string
  readonly since: number | null
  readonly reason: string
  readonly nextTry: string | null
}

const tones: Record<ChannelAccount['state'], Tone> = {
  online: 'good',
  connecting: 'warn',
  pairing: 'info',
  unsteady: 'warn',
  offline: 'bad',
  stopped: 'bad',
  unlinked: 'plain',
}

/** How the worst number is worth knowing first. */
const gravity: readonly ChannelAccount['state'][] = [
  'stopped',
  'offline',
  'unsteady',
  'unlinked',
  'pairing',
  'connecting',
  'online',
]

/** Whether messages flow, and since when: on every screen, leading to where it can be changed. */
export function ConnectionPill() {
  const text = useText(screensText)
  const formats = useFormats()
  const now = useNow()
  const light = useLight()
  if (light === null) return null
  const { tone, about = '', words, since, reason, nextTry } = light
  const moment = since === null ? null : formats.timeOrDay(since, now)
  const when = moment === null ? null : text.since(moment)
  const isTrouble = tone === 'warn' || tone === 'bad'
  return (
    <Hint text={sentences([`${about}${words} ${when ?? ''}`.trim(), reason, nextTry])}>
      <Focusable>
        <Link
          to={paths.whatsapp}
          className={classNames(
            'figures inline-flex h-8 min-w-0 items-center gap-2 rounded-full px-3 font-medium text-sm',
            toneClass[tone],
          )}
        >
          <Dot tone={tone} />
          <span className="sr-only">{text.toWhatsApp}: </span>
          <span className={classNames('truncate', tone === 'good' && 'max-sm:sr-only')}>
            <span className="max-sm:sr-only">{about}</span>
            {words}
          </span>
          {when !== null && <span className="whitespace-nowrap font-normal max-md:sr-only">{when}</span>}
          {moment !== null && isTrouble && (
            <span aria-hidden className="whitespace-nowrap font-normal md:hidden">
              {moment}
            </span>
          )}
          {nextTry !== null && (
            <span className="whitespace-nowrap font-normal max-lg:sr-only">
              <span aria-hidden>· </span>
              {nextTry}
            </span>
          )}
        </Link>
      </Focusable>
    </Hint>
  )
}

const sentences = (parts: readonly (string | null)[]) =>
  parts
    .flatMap((part) => (part ? [`${part.charAt(0).toUpperCase()}${part.slice(1).replace(/\.$/, '')}.`] : []))
    .join(' ')

/** null while it is not known yet. */
function useLight(): Light | null {
  const text = useText(screensText)
  const whatsapp = useText(channelStatesText)
  const live = useLiveState()
  const liveSince = useLiveSince()
  const accounts = useChannelAccounts()
  const load = useBoardLoad((board) => board.state)
  const account = [...accounts].sort((a, b) => gravity.indexOf(a.state) - gravity.indexOf(b.state))[0]
  const left = useSecondsLeft(account?.nextTryAt ?? null)
  if (load !== 'ready' && live !== 'offline') return null
  if (live !== 'live') return serverLight(live, liveSince, text)
  if (account === undefined) return { tone: 'plain', words: text.noNumber, since: null, reason: '', nextTry: null }
  const { state, stateSince, reason, historyProgress } = account
  const isBringing = state === 'online' && historyProgress !== null
  const isUnconfirmed = state === 'unsteady' && reason === 'unconfirmed_sends'
  return {
    tone: tones[state],
    ...(isBringing ? {} : { about: isUnconfirmed ? text.sends : 'WhatsApp: ' }),
    words: isBringing
      ? text.history(Math.round(historyProgress))
      : isUnconfirmed
        ? text.unconfirmed
        : whatsapp.states[state],
    since: stateSince,
    reason: reason === null ? whatsapp.stateMore[state] : whatsapp.reasons[reason].title,
    nextTry: nextTryInWords(account, left, text),
  }
}

function serverLight(
  live: LiveState,
  since: number,
  text: { serverOffline: string; serverReconnecting: string; serverOfflineMore: string },
): Light {
  return live === 'offline'
    ? { tone: 'bad', words: text.serverOffline, since, reason: text.serverOfflineMore, nextTry: null }
    : { tone: 'warn', words: text.serverReconnecting, since, reason: '', nextTry: null }
}
