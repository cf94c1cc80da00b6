import { Templates } from '@aldia/shared/template.ts'
import type { Reader } from '#base/database/database.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { loadTemplates } from '#templates/templates.store.ts'

export function templateRoutes(app: App, { reader }: { reader: Reader }): void {
  app.get(
    '/api/templates',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['template'],
        summary: 'The texts of the team, in the order of adding; archived ones too',
        response: { 200: Templates, ...refusals },
      },
    },
    async (request) => ({ templates: await loadTemplates(reader, signedIn(request).workspaceId, null) }),
  )
}
