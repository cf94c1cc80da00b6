import { restoreStage, type Stage } from '@aldia/shared/stage.ts'
import { Archive, ArrowDown, ArrowUp, EllipsisVertical, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { useAllStages, useMay, useStages } from '#records/use-records.ts'
import { ColumnArchive } from '#settings/column-archive.tsx'
import { ColumnForm } from '#settings/column-form.tsx'
import { useColumnOrder } from '#settings/column-order.ts'
import { columnsText } from '#settings/columns.text.ts'
import { settingsText } from '#settings/settings.text.ts'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'

type Open = { what: 'add' } | { what: 'edit' | 'archive'; stage: Stage } | null

/** The columns of the board: names, colours, order, what is archived. */
export function ColumnSettings() {
  const text = useText(columnsText)
  const { columns: title, readOnlyManager } = useText(settingsText)
  const mayChange = useMay('manage_board')
  const stages = useStages()
  const archived = useAllStages().filter((stage) => stage.archivedAt !== null)
  const [open, setOpen] = useState<Open>(null)
  const [said, setSaid] = useState('')
  const { shown, shift } = useColumnOrder(stages, tellFailure)

  function move(stage: Stage, by: -1 | 1) {
    const place = shift(stage, by)
    if (place !== null) setSaid(text.moved(stage.name, place, shown.length))
    else setSaid(by < 0 ? text.alreadyFirst(stage.name) : text.alreadyLast(stage.name))
  }

  return (
    <Page
      title={title}
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
          <Notice>{readOnlyManager}</Notice>
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <ol className="divide-y divide-line border-line border-y">
        {shown.map((stage, place) => (
          <li key={stage.id} data-swatch={stage.colour} className="flex items-center gap-3 py-2.5">
            <span aria-hidden className="ml-1 size-3 shrink-0 rounded-full bg-swatch" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-ink">{stage.name}</span>
              <span className="figures block truncate text-ink-faint text-sm">
                {stage.name === text.kinds[stage.kind] ? '' : `${text.kinds[stage.kind]} · `}
                {text.cards(stage.cardCount)}
              </span>
            </span>
            {mayChange && (
              <span className="flex shrink-0">
                <IconButton
                  label={text.up(stage.name)}
                  icon={ArrowUp}
                  className={place === 0 ? 'opacity-40' : ''}
                  onPress={() => move(stage, -1)}
                />
                <IconButton
                  label={text.down(stage.name)}
                  icon={ArrowDown}
                  className={place === shown.length - 1 ? 'opacity-40' : ''}
                  onPress={() => move(stage, 1)}
                />
                <Menu
                  label={text.more(stage.name)}
                  trigger={<IconButton label={text.more(stage.name)} icon={EllipsisVertical} />}
                  entries={[
                    {
                      id: 'edit',
                      label: text.edit(stage.name),
                      icon: Pencil,
                      run: () => setOpen({ what: 'edit', stage }),
                    },
                    {
                      id: 'archive',
                      label: text.archive,
                      icon: Archive,
                      run: () => setOpen({ what: 'archive', stage }),
                    },
                  ]}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {archived.length > 0 && (
        <div className="mt-6">
          <Fold title={text.archivedColumns(archived.length)}>
            <ul className="divide-y divide-line border-line border-y">
              {archived.map((stage) => (
                <ArchivedColumn key={stage.id} stage={stage} mayRestore={mayChange} />
              ))}
            </ul>
          </Fold>
        </div>
      )}
      {open?.what === 'add' && <ColumnForm stage={null} stages={stages} onClose={() => setOpen(null)} />}
      {open?.what === 'edit' && <ColumnForm stage={open.stage} stages={stages} onClose={() => setOpen(null)} />}
      {open?.what === 'archive' && <ColumnArchive stage={open.stage} stages={stages} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function ArchivedColumn({ stage, mayRestore }: { stage: Stage; mayRestore: boolean }) {
  const text = useText(columnsText)
  const [isPending, setPending] = useState(false)
  async function restore() {
    setPending(true)
    try {
      await runCommand(restoreStage, { stageId: stage.id })
      notify({ text: text.restored(stage.name), tone: 'good' })
    } catch (error) {
      tellFailure(error)
      setPending(false)
    }
  }
  return (
    <li data-swatch={stage.colour} className="flex items-center gap-3 py-2.5">
      <span aria-hidden className="ml-1 size-3 shrink-0 rounded-full bg-swatch opacity-50" />
      <span className="min-w-0 flex-1 truncate text-ink-soft">{stage.name}</span>
      {mayRestore && (
        <Button size="small" isPending={isPending} onPress={restore}>
          {text.restore}
        </Button>
      )}
    </li>
  )
}

function tellFailure(error: unknown) {
  if (!(error instanceof ApiFailure)) throw error
  notify({ text: error.message, tone: 'danger' })
}
