import { Card } from '@aldia/shared/card.ts'
import { Change } from '@aldia/shared/change.ts'
import { ChannelAccount } from '@aldia/shared/channel.ts'
import { Contact, Note } from '@aldia/shared/contact.ts'
import { Event } from '@aldia/shared/event.ts'
import { FailureBody } from '@aldia/shared/failure.ts'
import { Message } from '@aldia/shared/message.ts'
import { Stage } from '@aldia/shared/stage.ts'
import { User } from '@aldia/shared/user.ts'
import { Workspace } from '@aldia/shared/workspace.ts'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { App } from '#base/http/app-type.ts'

/** The nouns that the description names once and refers to. */
const nouns = { Card, Change, ChannelAccount, Contact, Event, FailureBody, Message, Note, Stage, User, Workspace }
const schemaRegistry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(nouns)) schemaRegistry.add(schema, { id })

/** Describes the API from the schemas of its routes, at /api/openapi.json and, to read, at /api/docs. */
export async function registerOpenapi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Al Día',
        version: '1',
        description:
          'Reading is plain GET; every change is a POST to /api/commands/<name> with an Idempotency-Key header. ' +
          'Instants are epoch milliseconds (UTC). Every refusal has the same shape (see any 4xx answer). ' +
          'Live news come over Socket.IO at /socket.io, with the same session cookie.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'aldia_session' } } },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    // The program itself speaks plain HTTP; a browser told to upgrade would find nothing on the local network.
    transformStaticCSP: (header) => header.replace(/\s*upgrade-insecure-requests;?/, ''),
    uiConfig: { docExpansion: 'none', validatorUrl: null },
  })
  app.get('/api/openapi.json', { schema: { hide: true }, config: { needs: 'public' } }, async () => app.swagger())
}
