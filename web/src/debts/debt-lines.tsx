import { Plus, X } from 'lucide-react'
import { useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { useReadAmount } from '#base/typed-amount.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { type DebtDraft, type LineDraft, lineTotal, newLine, readLines } from './debt-draft.ts'
import { debtFormText } from './debt-form.text.ts'

interface DebtLinesProps {
  draft: DebtDraft
  onChange: (lines: LineDraft[]) => void
  /** Takes what the lines add up to as the amount of the debt. */
  onUseSum: (sumMinor: number) => void
  error?: string | null | undefined
}

/** What was sold, line by line, with what it adds up to. */
export function DebtLines({ draft, onChange, onUseSum, error }: DebtLinesProps) {
  const text = useText(debtFormText)
  const money = useMoneyWords()
  const read = useReadAmount()
  const known = readLines(draft, read)
  const sumMinor = known === null ? null : known.reduce((sum, line) => sum + lineTotal(line), 0)
  const isOther = sumMinor !== null && sumMinor > 0 && sumMinor !== read(draft.amount, draft.currency).amountMinor
  const edit = (key: string, next: Partial<LineDraft>) =>
    onChange(draft.lines.map((line) => (line.key === key ? { ...line, ...next } : line)))
  return (
    <div className="space-y-3">
      {draft.lines.map((line, index) => (
        <div key={line.key} className="space-y-2 border-line border-b pb-3">
          <div className="flex items-end gap-1">
            <TextField
              label={text.lineDescription}
              className="flex-1"
              value={line.description}
              onChange={(description) => edit(line.key, { description })}
            />
            <IconButton
              label={text.lineRemove(index + 1)}
              icon={X}
              onPress={() => onChange(draft.lines.filter((one) => one.key !== line.key))}
            />
          </div>
          <div className="grid grid-cols-3 gap-2">
            <TextField
              label={text.lineQuantity}
              inputMode="decimal"
              value={line.quantity}
              onChange={(quantity) => edit(line.key, { quantity })}
            />
            <TextField
              label={text.linePrice}
              inputMode="decimal"
              value={line.price}
              onChange={(price) => edit(line.key, { price })}
            />
            <TextField
              label={text.lineTax}
              inputMode="decimal"
              value={line.tax}
              onChange={(tax) => edit(line.key, { tax })}
            />
          </div>
        </div>
      ))}
      {error && (
        <p role="alert" className="text-bad-ink text-sm">
          {error}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="small" icon={Plus} onPress={() => onChange([...draft.lines, newLine()])}>
          {text.lineAdd}
        </Button>
        {draft.lines.length > 0 && sumMinor !== null && (
          <span className="figures text-ink-soft">{text.linesSum(money.amount(sumMinor, draft.currency))}</span>
        )}
        {isOther && (
          <Button size="small" tone="quiet" onPress={() => onUseSum(sumMinor)}>
            {text.useSum}
          </Button>
        )}
      </div>
    </div>
  )
}
