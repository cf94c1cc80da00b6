import { archiveTemplate, type Template, TemplateKind } from '@aldia/shared/template.ts'
import { Archive, EllipsisVertical, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { useMay } from '#records/use-records.ts'
import { settingsText } from '#settings/settings.text.ts'
import { tellFailure } from '#settings/tell-failure.ts'
import { templatesText } from '#templates/templates.text.ts'
import { useTemplates } from '#templates/templates.ts'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { ErrorNote, Notice } from '#ui/notice.tsx'
import { Page, Section } from '#ui/page.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { TemplateForm } from './template-form.tsx'
import { templateSettingsText } from './template-settings.text.ts'

/** The texts of the team by kind: read by everybody, written by whoever manages the board. */
export function TemplateSettings() {
  const text = useText(templateSettingsText)
  const common = useText(settingsText)
  const list = useText(templatesText)
  const mayChange = useMay('manage_board')
  const { templates, state, retry } = useTemplates()
  const [open, setOpen] = useState<Template | 'new' | null>(null)
  const archived = templates.filter(({ archivedAt }) => archivedAt !== null)
  return (
    <Page title={common.texts} lead={text.lead}>
      {!mayChange && (
        <div className="mb-6">
          <Notice>{common.readOnlyManager}</Notice>
        </div>
      )}
      {state === 'failed' && <ErrorNote title={list.failed} retry={{ label: list.retry, run: retry }} />}
      {state === 'loading' && (
        <Loading>
          <Skeleton className="h-64 w-full" />
        </Loading>
      )}
      {mayChange && state === 'ready' && (
        <Button icon={Plus} className="mb-6" onPress={() => setOpen('new')}>
          {text.add}
        </Button>
      )}
      {state === 'ready' &&
        TemplateKind.options.map((kind) => {
          const live = templates.filter((each) => each.kind === kind && each.archivedAt === null)
          return (
            <Section key={kind} title={list.groups[kind]}>
              {live.length === 0 && <p className="pb-4 text-ink-soft">{text.none}</p>}
              <ul className="divide-y divide-line border-line border-y empty:border-y-0">
                {live.map((template) => (
                  <Row key={template.id} template={template} onEdit={mayChange ? () => setOpen(template) : null} />
                ))}
              </ul>
            </Section>
          )
        })}
      {archived.length > 0 && (
        <Fold title={text.archived(archived.length)}>
          <ul className="divide-y divide-line border-line border-y">
            {archived.map((template) => (
              <li key={template.id} className="flex items-center gap-3 py-2.5">
                <span className="min-w-0 flex-1 truncate text-ink-soft">{template.name}</span>
                {mayChange && (
                  <Button
                    size="small"
                    onPress={() =>
                      void setArchived(template, false, { done: text.wasRestored(template.name), not: text.notChanged })
                    }
                  >
                    {text.restore}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {open !== null && <TemplateForm template={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Row({ template, onEdit }: { template: Template; onEdit: (() => void) | null }) {
  const text = useText(templateSettingsText)
  const words = useText(templatesText)
  const { name, situation, variants, questions } = template
  return (
    <li className="flex items-center gap-3 py-2.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium text-ink">{name}</span>
        <span className="block truncate text-ink-faint text-sm">
          {words.situations[situation]} · {text.wordings(variants.length + questions.length)}
        </span>
      </span>
      {onEdit !== null && (
        <Menu
          label={text.more(name)}
          trigger={<IconButton label={text.more(name)} icon={EllipsisVertical} />}
          entries={[
            { id: 'edit', label: text.edit(name), icon: Pencil, run: onEdit },
            {
              id: 'archive',
              label: text.archive(name),
              icon: Archive,
              run: () => void setArchived(template, true, { done: text.wasArchived(name), not: text.notChanged }),
            },
          ]}
        />
      )}
    </li>
  )
}

async function setArchived({ id }: Template, archived: boolean, say: { done: string; not: string }): Promise<void> {
  try {
    await runCommand(archiveTemplate, { templateId: id, archived })
    notify({ text: say.done })
  } catch (error) {
    tellFailure(error, say.not)
  }
}
