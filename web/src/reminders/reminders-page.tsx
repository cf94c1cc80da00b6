import type { ReactNode } from 'react'
import { useText } from '#base/language.ts'
import { ApprovalsTab } from '#cadences/approvals-tab.tsx'
import { cadencesText } from '#cadences/cadences.text.ts'
import { CadencesTab } from '#cadences/cadences-tab.tsx'
import { FortnightTab } from '#cadences/fortnight-tab.tsx'
import { campaignsText } from '#campaigns/campaigns.text.ts'
import { CampaignsTab } from '#campaigns/campaigns-tab.tsx'
import { OutgoingTab } from '#reminders/outgoing-tab.tsx'
import { remindersText } from '#reminders/reminders.text.ts'
import { segmentsText } from '#segments/segments.text.ts'
import { SegmentsTab } from '#segments/segments-tab.tsx'
import { Tabs } from '#ui/tabs.tsx'

interface RemindersPageProps {
  /** Which view, by the last part of the address; the first one without. */
  tab: string
  onTab: (tab: string) => void
  onOpenCard: (cardId: string) => void
}

interface View {
  /** The last part of the address. */
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

/** *Recordatorios*: everything that leaves by itself or waits to leave. */
export function RemindersPage({ tab, onTab, onOpenCard }: RemindersPageProps) {
  const text = useText(remindersText)
  const ladders = useText(cadencesText)
  const toCadences = () => onTab('cadencias')
  const segments = useText(segmentsText)
  const campaigns = useText(campaignsText)
  const views: readonly View[] = [
    { id: '', label: text.outgoing, content: <OutgoingTab onOpenCard={onOpenCard} /> },
    {
      id: 'por-aprobar',
      label: ladders.approvals,
      content: <ApprovalsTab onOpenCard={onOpenCard} onCadences={toCadences} />,
    },
    { id: 'dias', label: ladders.fortnight, content: <FortnightTab onOpenCard={onOpenCard} onCadences={toCadences} /> },
    { id: 'cadencias', label: ladders.cadences, content: <CadencesTab /> },
    { id: 'envios', label: campaigns.tab, content: <CampaignsTab /> },
    { id: 'segmentos', label: segments.segments, content: <SegmentsTab /> },
  ]
  const shown = views.find(({ id }) => id === tab) ?? views[0]
  return (
    <div className="h-full overflow-y-auto bg-surface">
      <div className="mx-auto w-full max-w-240 px-4 py-6 sm:px-8 sm:py-8">
        <header className="mb-4 space-y-1">
          <h1 className="font-semibold text-ink text-xl">{text.title}</h1>
          <p className="text-ink-soft">{text.lead}</p>
        </header>
        <Tabs
          label={text.views}
          selected={tabKey(shown?.id ?? '')}
          onSelect={(key) => onTab(key === firstKey ? '' : key)}
          tabs={views.map(({ id, label, content }) => ({ id: tabKey(id), label, content }))}
        />
      </div>
    </div>
  )
}

/** Tabs need a name; the first view has none in the address. */
const firstKey = 'outgoing'
const tabKey = (id: string) => (id === '' ? firstKey : id)
