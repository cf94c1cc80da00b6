import type { Cadence, CadenceDraft } from '@aldia/shared/cadence.ts'
import type { CadenceRow } from '#cadences/cadences.store.ts'

/** A ladder as browsers and the planner see it. */
export const asCadence = ({ workspaceId: _, createdAt: __, ...row }: CadenceRow): Cadence => row

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
