import { SegmentPeople, SegmentRule, Segments } from '@aldia/shared/segment.ts'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { peopleOfRule } from '#segments/segment-people.reads.ts'
import { segmentsFor } from '#segments/segments.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

const named = 50

export function segmentRoutes(app: App, { reader, clock }: { reader: Reader; clock: Clock }): void {
  app.get(
    '/api/segments',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['segment'],
        summary: 'Segments of everybody and the own ones',
        response: { 200: Segments, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId, userId } = signedIn(request)
      return { segments: await segmentsFor(reader, workspaceId, userId) }
    },
  )

  app.post(
    '/api/segments/people',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['segment'],
        summary: 'Whom a rule takes in today; changes nothing',
        body: z.object({ rule: SegmentRule }),
        response: { 200: SegmentPeople, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const workspace = (await findWorkspace(reader, workspaceId)) ?? fail('not_found', 'workspace')
      const found = await peopleOfRule(reader, { workspace, rule: request.body.rule, now: clock.now() })
      return {
        count: found.length,
        people: found.slice(0, named).map(({ contactId: _, ...person }) => person),
      }
    },
  )
}
