import { endSessions, SignedInSession } from '@aldia/shared/user.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ApiFailure, getJson } from '#base/api.ts'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { deviceName } from '#settings/device-name.ts'
import { sessionsText } from '#settings/sessions.text.ts'
import { Button } from '#ui/button.tsx'
import { Section } from '#ui/page.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

const key = ['sessions']
const Answer = z.object({ sessions: z.array(SignedInSession) })

/** The browsers in which one is signed in, each with the way to end it. */
export function SessionsSection() {
  const text = useText(sessionsText)
  const client = useQueryClient()
  const { data, isError, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getJson('/api/sessions', Answer, signal),
  })

  async function end(sessionId: string | null) {
    try {
      const { ended } = await runCommand(endSessions, { sessionId })
      notify({ text: text.ended(ended), tone: 'good' })
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure
      notify({ text: `${text.failed}. ${failure.message}`, tone: 'danger' })
    }
    await client.invalidateQueries({ queryKey: key })
  }

  return (
    <Section title={text.title} lead={text.lead}>
      {data && (
        <>
          <ul className="max-w-140 divide-y divide-line border-line border-y">
            {data.sessions.map((session) => (
              <SessionRow key={session.id} session={session} onEnd={() => end(session.id)} />
            ))}
          </ul>
          {data.sessions.length > 1 && (
            <Button className="mt-3" onPress={() => end(null)}>
              {text.endOthers}
            </Button>
          )}
        </>
      )}
      {isError && (
        <p role="alert" className="text-ink-soft">
          {text.notLoaded}{' '}
          <Button tone="quiet" size="small" onPress={() => void refetch()}>
            {text.again}
          </Button>
        </p>
      )}
      {!data && !isError && (
        <Loading>
          <Skeleton className="h-14 max-w-140" />
        </Loading>
      )}
    </Section>
  )
}

function SessionRow({ session, onEnd }: { session: SignedInSession; onEnd(): void }) {
  const text = useText(sessionsText)
  const { day, time } = useFormats()
  const now = useNow()
  const known = deviceName(session.userAgent)
  const device = known ? text.on(known.browser, known.system) : text.unknown
  const at = session.seenAt ?? session.createdAt
  const when = `${day(at, now)}, ${time(at)}`
  return (
    <li className="flex items-center justify-between gap-3 py-2.5">
      <div className="min-w-0">
        <p className="truncate font-medium">{device}</p>
        <p className="figures text-ink-soft text-sm">
          {session.isThis ? text.thisOne : session.seenAt === null ? text.signedIn(when) : text.used(when)}
          {session.address && ` · ${text.from(session.address)}`}
        </p>
      </div>
      {!session.isThis && (
        <Button size="small" aria-label={text.endOf(device)} onPress={onEnd}>
          {text.end}
        </Button>
      )}
    </li>
  )
}
