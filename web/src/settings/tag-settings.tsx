import { removeTag, type Tag, tagRemoved } from '@aldia/shared/tag.ts'
import { Columns3, EllipsisVertical, Merge, Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useText } from '#base/language.ts'
import { useBoardLoad } from '#records/catch-up.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { useMay } from '#records/use-records.ts'
import { settingsText } from '#settings/settings.text.ts'
import { TagForm, TagMerge } from '#settings/tag-form.tsx'
import { tagSettingsText } from '#settings/tag-settings.text.ts'
import { tellFailure } from '#settings/tell-failure.ts'
import { TagChip } from '#tags/tag-marks.tsx'
import { useTags } from '#tags/use-tags.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

type Open = { what: 'add' } | { what: 'edit' | 'merge'; tag: Tag } | null

/** The tags of the business: read by everybody, kept by whoever manages the board. */
export function TagSettings() {
  const text = useText(tagSettingsText)
  const common = useText(settingsText)
  const mayChange = useMay('manage_board')
  const goTo = useNavigate()
  const tags = useTags()
  const isLoaded = useBoardLoad(({ state }) => state === 'ready')
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <Page
      title={common.tags}
      lead={text.lead}
      actions={
        mayChange && (
          <Button tone="main" icon={Plus} onPress={() => setOpen({ what: 'add' })}>
            {text.add}
          </Button>
        )
      }
    >
      {!mayChange && (
        <div className="mb-6">
          <Notice>{common.readOnlyManager}</Notice>
        </div>
      )}
      {!isLoaded && (
        <Loading>
          <Skeleton className="h-40 w-full" />
        </Loading>
      )}
      {isLoaded && tags.length === 0 && <p className="text-ink-soft">{text.none}</p>}
      <ul className="divide-y divide-line border-line border-y empty:border-y-0">
        {tags.map((tag) => (
          <li key={tag.id} className="flex items-center gap-3 py-2.5">
            <span className="flex min-w-0 flex-1">
              <TagChip tag={tag} />
            </span>
            <Menu
              label={text.more(tag.name)}
              trigger={<IconButton label={text.more(tag.name)} icon={EllipsisVertical} />}
              entries={[
                { id: 'show', label: text.show, icon: Columns3, run: () => goTo(`/tablero?etiqueta=${tag.id}`) },
                ...(mayChange
                  ? [
                      { id: 'edit', label: text.edit, icon: Pencil, run: () => setOpen({ what: 'edit', tag }) },
                      ...(tags.length > 1
                        ? [{ id: 'merge', label: text.merge, icon: Merge, run: () => setOpen({ what: 'merge', tag }) }]
                        : []),
                      {
                        id: 'remove',
                        label: text.remove,
                        icon: X,
                        run: () => void remove(tag, { done: text.removed(tag.name), not: text.notRemoved }),
                      },
                    ]
                  : []),
              ]}
            />
          </li>
        ))}
      </ul>
      {open?.what === 'add' && <TagForm tag={null} onClose={close} />}
      {open?.what === 'edit' && <TagForm tag={open.tag} onClose={close} />}
      {open?.what === 'merge' && <TagMerge tag={open.tag} onClose={close} />}
    </Page>
  )
}

async function remove({ id }: Tag, say: { done: string; not: string }): Promise<void> {
  try {
    const { change } = await runForChange(removeTag, { tagId: id })
    notifyDone(say.done, change, tagRemoved)
  } catch (error) {
    tellFailure(error, say.not)
  }
}
