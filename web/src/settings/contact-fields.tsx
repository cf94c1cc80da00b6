import { weekdays } from '@aldia/shared/policy/rules.ts'
import type { ToneTag } from '@aldia/shared/tone/rule.ts'
import { Plus, X } from 'lucide-react'
import { useText } from '#base/language.ts'
import { contactSettingsText } from '#settings/contact.text.ts'
import type { ContactDraft, LimitDraft } from '#settings/contact-draft.ts'
import { Button } from '#ui/button.tsx'
import { CheckBox } from '#ui/check-box.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'

interface FieldsProps {
  draft: ContactDraft
  isDisabled: boolean
  onChange: (next: Partial<ContactDraft>) => void
  error: string | null
}

/** The business's own hours: one interval a day. */
export function HoursFields({ draft, isDisabled, onChange, error }: FieldsProps) {
  const text = useText(contactSettingsText)
  return (
    <div className="space-y-3">
      <CheckBox
        value={draft.ownWindows}
        isDisabled={isDisabled}
        help={text.emptyDay}
        onChange={(ownWindows) => onChange({ ownWindows })}
      >
        {text.ownWindows}
      </CheckBox>
      {draft.ownWindows && (
        <div className="grid max-w-110 grid-cols-2 gap-3">
          {weekdays.flatMap((day) =>
            (['from', 'to'] as const).map((end) => (
              <TextField
                key={`${day} ${end}`}
                label={text[end](text.days[day])}
                type="time"
                value={draft.hours[day][end]}
                isDisabled={isDisabled}
                onChange={(time) =>
                  onChange({ hours: { ...draft.hours, [day]: { ...draft.hours[day], [end]: time } } })
                }
              />
            )),
          )}
        </div>
      )}
      <Refusal words={error} />
    </div>
  )
}

/** The business's own limits. */
export function LimitsFields({ draft, isDisabled, onChange, error }: FieldsProps) {
  const text = useText(contactSettingsText)
  const put = (at: number, next: Partial<LimitDraft>) =>
    onChange({ limits: draft.limits.map((limit, index) => (index === at ? { ...limit, ...next } : limit)) })
  return (
    <fieldset className="space-y-3">
      <legend className="font-medium">{text.limits}</legend>
      {draft.limits.map((limit, at) => (
        <div key={at} className="flex flex-wrap items-end gap-3">
          <TextField
            label={text.max}
            inputMode="numeric"
            className="w-20"
            value={limit.max}
            isDisabled={isDisabled}
            onChange={(max) => put(at, { max })}
          />
          <Select
            label={text.per}
            className="w-36"
            choices={(['day', 'week', 'month'] as const).map((id) => ({ id, label: text.pers[id] }))}
            value={limit.per}
            isDisabled={isDisabled}
            onChange={(per) => put(at, { per })}
          />
          <Select
            label={text.channels}
            className="w-48"
            choices={(['all', 'messages', 'spoken'] as const).map((id) => ({ id, label: text.channelGroups[id] }))}
            value={limit.channels}
            isDisabled={isDisabled}
            onChange={(channels) => put(at, { channels })}
          />
          {!isDisabled && (
            <IconButton
              label={text.removeLimit}
              icon={X}
              onPress={() => onChange({ limits: draft.limits.filter((_, index) => index !== at) })}
            />
          )}
        </div>
      ))}
      {!isDisabled && (
        <Button
          size="small"
          icon={Plus}
          onPress={() => onChange({ limits: [...draft.limits, { channels: 'all', max: '1', per: 'week' }] })}
        >
          {text.addLimit}
        </Button>
      )}
      <Refusal words={error} />
    </fieldset>
  )
}

function Refusal({ words }: { words: string | null }) {
  if (words === null) return null
  return (
    <p role="alert" className="text-bad-ink text-sm">
      {words}
    </p>
  )
}

/** Only warned of where the business does not say otherwise. */
const mayBeForbidden = [
  'askReason',
  'blame',
  'pressure',
  'capitals',
  'falseAmount',
] as const satisfies readonly ToneTag[]

interface AlsoForbiddenProps {
  chosen: readonly ToneTag[]
  isDisabled: boolean
  onChange: (chosen: ToneTag[]) => void
}

/** What the dignity check keeps back here beside what it keeps back everywhere. */
export function AlsoForbidden({ chosen, isDisabled, onChange }: AlsoForbiddenProps) {
  const text = useText(contactSettingsText)
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 font-medium">{text.forbid}</legend>
      <p className="text-ink-soft text-sm">{text.forbidHelp}</p>
      {mayBeForbidden.map((tag) => (
        <CheckBox
          key={tag}
          value={chosen.includes(tag)}
          isDisabled={isDisabled}
          onChange={(is) => onChange(is ? [...chosen, tag] : chosen.filter((one) => one !== tag))}
        >
          {text.tags[tag]}
        </CheckBox>
      ))}
    </fieldset>
  )
}
