import { type ReactNode, useEffect, useRef } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'

export interface TabEntry {
  id: string
  label: ReactNode
  content: ReactNode
}

interface TabsProps {
  label: string
  tabs: readonly TabEntry[]
  selected?: string
  onSelect?: (id: string) => void
  className?: string
}

/** A few views of the same place; arrows move between them. */
export function Tabs({ label, tabs, selected, onSelect, className }: TabsProps) {
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a phone there are more tabs than fit; an address may lead to one beyond the edge.
    const list = strip.current
    if (selected === undefined || list === null || list.scrollWidth <= list.clientWidth) return
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [selected])
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(String(key))}
      className={className ?? 'flex flex-col gap-4'}
    >
      <TabList ref={strip} aria-label={label} className="flex gap-5 overflow-x-auto border-line border-b px-1">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="-mb-px cursor-pointer whitespace-nowrap border-transparent border-b-2 py-2.5 font-medium text-ink-soft transition-colors data-selected:border-accent data-hovered:text-ink data-selected:text-ink"
          >
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="min-h-0 flex-1 outline-offset-4">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
