import type { Cadence, CadenceDraft } from '@aldia/shared/cadence.ts'
import type { CadenceRow } from '#cadences/cadences.store.ts'

/** A ladder as browsers and the planner see it. */
export const asCadence = ({ workspaceId: _, createdAt: __, ...row }: CadenceRow): Cadence => ({
  ...row,
  // What an earlier version stored says nothing of these.
  audience: { ...row.audience, tagIds: row.audience.tagIds ?? null, segmentId: row.audience.segmentId ?? null },
})

/** What people decided about it. */
export const draftOf = ({
  name,
  audience,
  steps,
  mode,
  payday,
  restHours,
  ends,
}: Cadence | CadenceRow): CadenceDraft => ({
  ...{ name, audience, steps, mode, payday, restHours, ends },
})
