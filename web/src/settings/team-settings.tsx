import { Role, type User, updateUser } from '@aldia/shared/user.ts'
import { EllipsisVertical, UserRoundCheck, UserRoundPlus, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { useMay, useMe, useUsers } from '#records/use-records.ts'
import { settingsText } from '#settings/settings.text.ts'
import { teamText } from '#settings/team.text.ts'
import { TeamForm } from '#settings/team-form.tsx'
import { Avatar } from '#ui/avatar.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'

type Ask = { what: 'disable' | 'owner'; user: User } | null

/** Who signs in. Nobody changes their own row, so the last owner cannot lock the house with the key inside. */
export function TeamSettings() {
  const text = useText(teamText)
  const { team: title, readOnlyOwner } = useText(settingsText)
  const mayManage = useMay('manage_users')
  const me = useMe()
  const users = sorted([...useUsers().values()])
  const [isAdding, setAdding] = useState(false)
  const [ask, setAsk] = useState<Ask>(null)
  const [busyId, setBusyId] = useState<string | null>(null)

  async function change(user: User, what: { role?: Role; disabled?: boolean }, done: string) {
    setBusyId(user.id)
    try {
      await runCommand(updateUser, { userId: user.id, ...what })
      notify({ text: done, tone: 'good' })
      setAsk(null)
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      notify({ text: error.message, tone: 'danger' })
    } finally {
      setBusyId(null)
    }
  }

  const setRole = (user: User, role: Role) =>
    role === 'owner'
      ? setAsk({ what: 'owner', user })
      : change(user, { role }, text.roleChanged(user.name, text.roles[role]))

  return (
    <Page
      title={title}
      lead={text.lead}
      actions={
        mayManage && (
          <Button tone="main" icon={UserRoundPlus} onPress={() => setAdding(true)}>
            {text.add}
          </Button>
        )
      }
    >
      {!mayManage && (
        <div className="mb-6">
          <Notice>{readOnlyOwner}</Notice>
        </div>
      )}
      <ul className="divide-y divide-line border-line border-y">
        {users.map((user) => (
          <li key={user.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <Person user={user} isMe={user.id === me.id} />
            {mayManage && user.id !== me.id ? (
              <span className="flex items-center gap-1 max-sm:w-full max-sm:pl-14">
                <Select
                  hideLabel
                  label={text.roleOf(user.name)}
                  choices={Role.options.map((id) => ({ id, label: text.roles[id], detail: text.roleDetails[id] }))}
                  value={user.role}
                  isDisabled={busyId === user.id || user.disabledAt !== null}
                  onChange={(role) => setRole(user, role)}
                  className="w-40 max-sm:flex-1"
                />
                <Menu
                  label={text.more(user.name)}
                  trigger={<IconButton label={text.more(user.name)} icon={EllipsisVertical} />}
                  entries={[
                    user.disabledAt === null
                      ? {
                          id: 'disable',
                          label: text.disable,
                          icon: UserRoundX,
                          danger: true,
                          run: () => setAsk({ what: 'disable', user }),
                        }
                      : {
                          id: 'enable',
                          label: text.enable,
                          icon: UserRoundCheck,
                          run: () => change(user, { disabled: false }, text.enabledDone(user.name)),
                        },
                  ]}
                />
              </span>
            ) : (
              <span className="flex items-center gap-1 max-sm:w-full max-sm:pl-14">
                <Badge>{text.roles[user.role]}</Badge>
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayManage && <p className="mt-4 text-ink-faint text-sm">{text.ownRow}</p>}
      {isAdding && <TeamForm onClose={() => setAdding(false)} />}
      {ask && (
        <ConfirmDialog
          isOpen
          title={ask.what === 'disable' ? text.disableTitle(ask.user.name) : text.ownerTitle(ask.user.name)}
          tone={ask.what === 'disable' ? 'danger' : 'main'}
          confirmLabel={ask.what === 'disable' ? text.disable : text.makeOwner}
          isPending={busyId === ask.user.id}
          onClose={() => setAsk(null)}
          onConfirm={() =>
            ask.what === 'disable'
              ? change(ask.user, { disabled: true }, text.disabledDone(ask.user.name))
              : change(ask.user, { role: 'owner' }, text.roleChanged(ask.user.name, text.roles.owner))
          }
        >
          <p className="text-ink-soft">{ask.what === 'disable' ? text.disableMore : text.ownerMore}</p>
        </ConfirmDialog>
      )}
    </Page>
  )
}

function Person({ user, isMe }: { user: User; isMe: boolean }) {
  const text = useText(teamText)
  const isDisabled = user.disabledAt !== null
  return (
    <span className="flex min-w-0 flex-1 basis-60 items-center gap-4">
      <Avatar
        id={user.id}
        name={user.name}
        size="large"
        decorative
        className={isDisabled ? 'opacity-50 grayscale' : ''}
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className={classNames('truncate font-medium', isDisabled ? 'text-ink-soft' : 'text-ink')}>
            <bdi>{user.name}</bdi>
            {isMe && <span className="font-normal text-ink-faint"> ({text.you})</span>}
          </span>
          {isDisabled && <Badge tone="warn">{text.disabled}</Badge>}
        </span>
        <span className="block truncate text-ink-faint text-sm">{user.email}</span>
      </span>
    </span>
  )
}

/** Those with access first, then by role, then by name. */
function sorted(users: User[]): User[] {
  const weight = (user: User) => (user.disabledAt === null ? 0 : 10) + Role.options.indexOf(user.role)
  return users.sort((a, b) => weight(a) - weight(b) || a.name.localeCompare(b.name))
}
