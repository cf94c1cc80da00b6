/** What to do on the phone, in the words that WhatsApp uses there. */
export function Steps({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <div className="min-w-0 flex-1">
      <h2 className="mb-3 font-semibold text-ink">{title}</h2>
      <ol className="space-y-3">
        {steps.map((step, place) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden
              className="figures flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken font-medium text-ink-soft text-sm"
            >
              {place + 1}
            </span>
            <span className="pt-0.5 text-ink">{step}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
