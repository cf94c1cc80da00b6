import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from '#base/http/app-type.ts'

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
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    uiConfig: { docExpansion: 'none', validatorUrl: null },
    uiHooks: {},
  })
  app.get('/api/openapi.json', { schema: { hide: true }, config: { public: true } }, async () => app.swagger())
}
