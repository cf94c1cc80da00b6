import { CampaignPreview, startCampaign } from '@aldia/shared/campaign.ts'
import { useId, useState } from 'react'
import { ApiFailure, postJson } from '#base/api.ts'
import { useForm } from '#base/form.ts'
import { newId } from '#base/ids.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { TextChoice } from '#cadences/step-texts.tsx'
import { usePersonName } from '#contacts/person-name.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { runCommand } from '#records/commands.ts'
import { useSegments } from '#segments/segment-list.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { inputClass } from '#ui/field.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { campaignsText } from './campaigns.text.ts'
import { LeftOutList } from './left-out-list.tsx'

type Looked =
  | { state: 'none' | 'looking' }
  | { state: 'failed'; message: string }
  | { state: 'known'; preview: CampaignPreview }

/** Writes to a segment: who gets it and who does not is seen before it can be approved. */
export function CampaignForm({ onClose }: { onClose: () => void }) {
  const text = useText(campaignsText)
  const { data } = useSegments()
  const shared = data?.segments.filter(({ ownerId, archivedAt }) => ownerId === null && archivedAt === null) ?? []
  // Approving twice is approving once.
  const [campaignId] = useState(newId)
  const [name, setName] = useState('')
  const [segmentId, setSegment] = useState<string | null>(null)
  const [how, setHow] = useState<'own' | 'template'>('own')
  const [body, setBody] = useState('')
  const [templateId, setTemplate] = useState<string | null>(null)
  const [looked, setLooked] = useState<Looked>({ state: 'none' })
  const words = {
    segmentId: segmentId ?? '',
    body: how === 'own' ? body : null,
    templateId: how === 'template' ? templateId : null,
  }
  const isWhole = segmentId !== null && (how === 'own' ? body.trim() !== '' : templateId !== null)
  const form = useForm({
    schema: startCampaign.input,
    expected: { name: text.expectedName, segmentId: text.expectedSegment },
    send: async (input: typeof words & { campaignId: string; name: string; people: number }) => {
      await runCommand(startCampaign, input)
      notify({ text: text.started, tone: 'good' })
      onClose()
    },
  })
  /** What was seen was about other words or other people. */
  function change(run: () => void, path: string) {
    run()
    setLooked({ state: 'none' })
    form.touch(path)
  }

  async function look() {
    setLooked({ state: 'looking' })
    try {
      setLooked({ state: 'known', preview: await postJson('/api/campaigns/preview', words, CampaignPreview) })
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      setLooked({ state: 'failed', message: error.message })
    }
  }

  const preview = looked.state === 'known' ? looked.preview : null
  return (
    <FormDialog
      title={text.add}
      submit={text.approve(preview?.gets ?? 0)}
      form={form}
      width="wide"
      isDisabled={preview === null || preview.gets === 0}
      onClose={onClose}
      onSubmit={() => void form.submit({ ...words, campaignId, name, people: preview?.people ?? 0 })}
    >
      <TextField
        label={text.name}
        help={text.nameHelp}
        autoFocus
        value={name}
        onChange={(next) => {
          setName(next)
          form.touch('name')
        }}
        error={form.errors.name}
      />
      <Select
        label={text.segment}
        placeholder={text.expectedSegment}
        choices={shared.map(({ id, name: label }) => ({ id, label }))}
        value={segmentId}
        onChange={(id) => change(() => setSegment(id), 'segmentId')}
        error={form.errors.segmentId}
      />
      <SegmentedChoice
        label={text.how}
        choices={[
          { id: 'own', label: text.own },
          { id: 'template', label: text.template },
        ]}
        value={how}
        onChange={(next) => change(() => setHow(next), 'body')}
      />
      {how === 'own' ? (
        <Body value={body} error={form.errors.body} onChange={(next) => change(() => setBody(next), 'body')} />
      ) : (
        <TextChoice
          label={text.template}
          value={templateId}
          onChange={(next) => change(() => setTemplate(next), 'templateId')}
        />
      )}
      <Button isDisabled={!isWhole} isPending={looked.state === 'looking'} onPress={() => void look()}>
        {text.look}
      </Button>
      <div aria-live="polite" className="space-y-3">
        {looked.state === 'looking' && <p className="text-ink-soft text-sm">{text.looking}</p>}
        {looked.state === 'failed' && <ErrorNote title={looked.message} />}
        {preview !== null && <Seen preview={preview} />}
      </div>
    </FormDialog>
  )
}

function Body({
  value,
  error,
  onChange,
}: {
  value: string
  error: string | undefined
  onChange: (body: string) => void
}) {
  const text = useText(campaignsText)
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-ink">
        {text.body}
      </label>
      <textarea
        id={id}
        rows={5}
        maxLength={4_000}
        value={value}
        aria-describedby={`${id}-help`}
        aria-invalid={error !== undefined}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(inputClass, 'h-auto py-2 max-sm:h-auto')}
      />
      <p id={`${id}-help`} className={error === undefined ? 'text-ink-faint text-sm' : 'text-bad-ink text-sm'}>
        {error ?? text.bodyHelp}
      </p>
    </div>
  )
}

function Seen({ preview }: { preview: CampaignPreview }) {
  const text = useText(campaignsText)
  const nameOf = usePersonName()
  const { gets, later, people, example, leftOut } = preview
  return (
    <section className="space-y-3 rounded-panel bg-sunken p-3">
      <p className="text-ink">
        <strong className="figures font-medium">{text.gets(gets)}</strong>
        {later > 0 && <span className="text-ink-soft"> · {text.later(later)}</span>}
      </p>
      {example !== null && (
        <div className="space-y-1">
          <p className="text-ink-soft text-sm">{text.example(nameOf({ ...example, phone: null }))}</p>
          <p className="whitespace-pre-line rounded-panel bg-surface px-3 py-2 text-ink">{example.text}</p>
        </div>
      )}
      {people > gets && (
        <div className="space-y-1">
          <p className="font-medium text-ink">{text.leftOut(people - gets)}</p>
          <LeftOutList people={leftOut} />
        </div>
      )}
    </section>
  )
}
