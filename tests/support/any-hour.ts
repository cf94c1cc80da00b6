import { updateContactPolicy } from '@aldia/shared/contact-policy.ts'
import { updateWorkspace } from '@aldia/shared/workspace.ts'
import type { Client } from '#support/browserless-client.ts'

const allDay: [string, string][] = [['00:00', '24:00']]

/** For tests of everything but the contact policy, which run at whatever time it is: no hours, holidays or limits. */
export const anyHour = {
  followsPreset: false,
  windows: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
  holidays: 'allow' as const,
  limits: [],
  repliesAtAnyHour: true,
}

/** The owner of a new business has people written to at any hour, and what is sent leaves at once. */
export async function writeAtAnyHour(owner: Client): Promise<void> {
  await owner.run(updateContactPolicy, { version: 0, change: anyHour })
  await owner.run(updateWorkspace, { undoSendSeconds: 0 })
}
