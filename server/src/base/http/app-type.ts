import type { IncomingMessage, ServerResponse } from 'node:http'
import type {
  ContextConfigDefault,
  FastifyBaseLogger,
  FastifyInstance,
  FastifySchema,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
  RouteShorthandOptions,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Needs } from '#base/commands.ts'

type Answer = ServerResponse<IncomingMessage>

/** Who may ask a route: whoever has the right, whoever is signed in, or everybody. */
export type RouteNeeds = Needs | 'public'

/** Declares a route. It says in `config.needs` who may ask it, and does not compile without. */
type Declare = <const Schema extends FastifySchema>(
  path: string,
  options: RouteShorthandOptions<
    RawServerDefault,
    IncomingMessage,
    Answer,
    RouteGenericInterface,
    ContextConfigDefault,
    Schema,
    ZodTypeProvider,
    FastifyBaseLogger
  > & { config: { needs: RouteNeeds } },
  handler: RouteHandlerMethod<
    RawServerDefault,
    IncomingMessage,
    Answer,
    RouteGenericInterface,
    ContextConfigDefault,
    Schema,
    ZodTypeProvider,
    FastifyBaseLogger
  >,
) => void

type Fastify = FastifyInstance<RawServerDefault, IncomingMessage, Answer, FastifyBaseLogger, ZodTypeProvider>

/** The Fastify instance as routes see it: bodies, queries and answers typed by their zod schemas, every route with its right. */
export interface App
  extends Omit<
    Fastify,
    'all' | 'delete' | 'get' | 'head' | 'options' | 'patch' | 'post' | 'put' | 'route' | 'withTypeProvider'
  > {
  readonly get: Declare
  readonly post: Declare
  readonly all: Declare
}
