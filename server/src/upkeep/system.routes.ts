import { CatchUp } from '@aldia/shared/change.ts'
import { z } from 'zod'
import type { Database } from '#base/database/database.ts'
import { checkHealth } from '#base/health.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'

const HealthBody = z.object({
  ok: z.boolean(),
  database: z.enum(['ok', 'failed']),
  disk: z.enum(['ok', 'low', 'failed']),
  whatsapp: z.enum(['online', 'offline', 'unlinked', 'none']).describe('The worst of the connected numbers'),
})

export interface SystemParts {
  database: Database
  dataFolder: string
  whatsapp(): Promise<z.infer<typeof HealthBody>['whatsapp']>
  catchUp(workspaceId: string, since: number): Promise<z.infer<typeof CatchUp>>
}

/** What belongs to no feature: catching up with news, and how the installation fares. */
export function registerSystem(app: App, parts: SystemParts): void {
  app.get(
    '/api/changes',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['live'],
        summary: 'The present form of everything touched since a number, or the word that a new snapshot is cheaper',
        querystring: z.object({ since: z.coerce.number().int().nonnegative() }),
        response: { 200: CatchUp, ...refusals },
      },
      serializerCompiler: () => (answer) => JSON.stringify(answer),
    },
    async (request) => parts.catchUp(signedIn(request).workspaceId, request.query.since),
  )

  app.get(
    '/health',
    {
      config: { needs: 'public' },
      schema: {
        tags: ['system'],
        summary: 'Whether database, disk and WhatsApp are well; 503 when messages could be lost',
        response: { 200: HealthBody, 503: HealthBody },
      },
    },
    async (_request, reply) => {
      const health = { ...(await checkHealth(parts.database, parts.dataFolder)), whatsapp: await parts.whatsapp() }
      return reply.status(health.ok ? 200 : 503).send(health)
    },
  )
}
