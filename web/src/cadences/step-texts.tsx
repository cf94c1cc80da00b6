import type { Template } from '@aldia/shared/template.ts'
import { Plus, X } from 'lucide-react'
import { useText } from '#base/language.ts'
import type { TypedStep } from '#cadences/cadence-draft.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { useWorkspace } from '#records/use-records.ts'
import { useSegments } from '#segments/segment-list.ts'
import { useTemplates } from '#templates/templates.ts'
import { TextPreview } from '#templates/text-preview.tsx'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Select } from '#ui/select.tsx'

interface StepTextsProps {
  step: TypedStep
  lacksText: boolean
  onChange: (part: Partial<TypedStep>) => void
}

/** Which words a step says: the house's for its tone or a text of the team, and other ones for whoever is in a segment. */
export function StepTexts({ step, lacksText, onChange }: StepTextsProps) {
  const text = useText(cadencesText)
  const { data } = useSegments()
  const shared = data?.segments.filter(({ ownerId, archivedAt }) => ownerId === null && archivedAt === null) ?? []
  const { bySegment } = step
  const setBySegment = (next: TypedStep['bySegment']) => onChange({ bySegment: next })
  const free = shared.filter(({ id }) => !bySegment.some(({ segmentId }) => segmentId === id))
  return (
    <div className="mt-2 space-y-2">
      <TextChoice
        label={text.stepText}
        value={step.templateId}
        houseWords
        onChange={(templateId) => onChange({ templateId })}
      />
      {bySegment.map(({ segmentId, templateId }, i) => (
        <div key={segmentId} className="flex items-end gap-2">
          <TextChoice
            label={text.textFor(shared.find(({ id }) => id === segmentId)?.name ?? text.goneSegment)}
            value={templateId === '' ? null : templateId}
            onChange={(next) => setBySegment(bySegment.with(i, { segmentId, templateId: next ?? '' }))}
          />
          <IconButton label={text.removeText} icon={X} onPress={() => setBySegment(bySegment.toSpliced(i, 1))} />
        </div>
      ))}
      {lacksText && (
        <p role="alert" className="text-bad-ink text-sm">
          {text.chooseText}
        </p>
      )}
      {free[0] !== undefined && (
        <Button
          size="small"
          tone="quiet"
          icon={Plus}
          onPress={() => setBySegment([...bySegment, { segmentId: free[0]?.id ?? '', templateId: '' }])}
        >
          {text.addText(free[0].name)}
        </Button>
      )}
    </div>
  )
}

const house = 'house'

/** One of the texts that may be a whole message, and how a real debtor would read it. */
export function TextChoice(props: {
  label: string
  value: string | null
  /** Whether the house's words for the tone are a choice. */
  houseWords?: boolean
  onChange: (templateId: string | null) => void
}) {
  const { label, value, houseWords = false, onChange } = props
  const text = useText(cadencesText)
  const { templates } = useTemplates()
  const usable = templates.filter(({ kind, archivedAt }) => archivedAt === null && kind !== 'objection')
  const chosen = templates.find(({ id }) => id === value)
  const isGone = value !== null && !usable.some(({ id }) => id === value)
  return (
    <div className="min-w-0 flex-1">
      <Select
        label={label}
        placeholder={text.chooseText}
        choices={[
          ...(houseWords ? [{ id: house, label: text.houseText }] : []),
          ...usable.map(({ id, name }) => ({ id, label: name })),
          ...(isGone ? [{ id: value, label: chosen?.name ?? text.goneText }] : []),
        ]}
        value={value ?? (houseWords ? house : null)}
        onChange={(id) => onChange(id === house ? null : id)}
      />
      {chosen !== undefined && (
        <Fold title={text.seeText}>
          <Wordings template={chosen} />
        </Fold>
      )}
    </div>
  )
}

/** The wording that the language of the business has; the others rotate with it. */
function Wordings({ template }: { template: Template }) {
  const text = useText(cadencesText)
  const { language } = useWorkspace()
  const shown = template.variants.find((variant) => variant.language === language) ?? template.variants[0]
  if (shown === undefined) return null
  return (
    <div className="space-y-2">
      <TextPreview body={shown.body} language={shown.language} />
      {template.variants.length > 1 && (
        <p className="text-ink-faint text-sm">{text.wordings(template.variants.length)}</p>
      )}
    </div>
  )
}
