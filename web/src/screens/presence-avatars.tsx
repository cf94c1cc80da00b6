import { useText } from '#base/language.ts'
import { useTeamHere } from '#records/live.ts'
import { useMe, useUsers } from '#records/use-records.ts'
import { screensText } from '#screens/screens.text.ts'
import { Avatar } from '#ui/avatar.tsx'

const shownMax = 4

/** Colleagues who are here just now. */
export function PresenceAvatars() {
  const text = useText(screensText)
  const me = useMe()
  const users = useUsers()
  const here = useTeamHere().flatMap((id) => (id === me.id ? [] : (users.get(id) ?? [])))
  if (here.length === 0) return null
  return (
    <ul aria-label={text.team} className="flex -space-x-1.5 max-sm:hidden">
      {here.slice(0, shownMax).map((user) => (
        <li key={user.id}>
          <Avatar id={user.id} name={user.name} className="ring-2 ring-canvas" />
        </li>
      ))}
      {here.length > shownMax && (
        <li className="figures flex size-8 items-center justify-center rounded-full bg-pressed text-ink-soft text-sm ring-2 ring-canvas">
          +{here.length - shownMax}
        </li>
      )}
    </ul>
  )
}
