import { Change } from '@aldia/shared/change.ts'
import { FailureBody } from '@aldia/shared/failure.ts'
import { Id } from '@aldia/shared/ids.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { HandledCommand, RunCommand } from '#base/commands.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { signedIn } from '#base/http/session.ts'

/** The refusals any route may answer with, for the API's description. */
export const refusals = {
  400: FailureBody,
  401: FailureBody,
  403: FailureBody,
  404: FailureBody,
  409: FailureBody,
}

/** What the answer to a command needs besides its body, by the command's name; for instance a new cookie. */
export type Replies = Readonly<Record<string, (request: FastifyRequest, reply: FastifyReply) => Promise<void>>>

/** One `POST /api/commands/<name>` for each command. */
export function registerCommands(
  app: App,
  commands: readonly HandledCommand[],
  run: RunCommand,
  replies: Replies = {},
): void {
  for (const command of commands) {
    const { name, input, output } = command.definition
    app.post(
      `/api/commands/${name}`,
      {
        // The command itself checks the right, for every caller alike.
        config: { needs: 'signed_in' },
        schema: {
          tags: [name.split('.')[0] ?? name],
          summary: name,
          headers: z.object({
            'idempotency-key': Id.describe('A UUID for this operation; repeating it repeats nothing'),
          }),
          body: input,
          response: { 200: z.object({ output, change: Change.nullable() }), ...refusals },
        },
        // The door itself checks the input, for every caller alike; here the schema is for the description.
        validatorCompiler: () => (value) => ({ value }),
        // Records were read by typed queries; parsing a large change a second time would only cost.
        serializerCompiler: () => (answer) => JSON.stringify(answer),
      },
      async (request, reply) => {
        const by = request.by ?? signedIn(request)
        const opId = Id.safeParse(request.headers['idempotency-key'])
        if (!opId.success) fail('invalid', 'idempotency_key', { field: 'Idempotency-Key' })
        const answer = await run(command, by, request.body ?? {}, opId.data)
        await replies[name]?.(request, reply as never)
        return answer as never
      },
    )
  }
}
