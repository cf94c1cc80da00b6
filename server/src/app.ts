import { randomBytes, randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dayIn } from '@aldia/shared/dates.ts'
import { changePassword, mayDo } from '@aldia/shared/user.ts'
import Fastify, { LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { accountRoutes } from '#account/account.routes.ts'
import { makeMoney } from '#account.wiring.ts'
import { makeChangeNumbers } from '#base/change-numbers.store.ts'
import { makeRunCommand } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import { appendEvents, makeCommandLog } from '#base/events.store.ts'
import { fail } from '#base/failure.ts'
import { collectGarbage, makeGcTrigger } from '#base/gc-trigger.ts'
import type { App } from '#base/http/app-type.ts'
import { registerCommands } from '#base/http/command-routes.ts'
import { registerCompressedAnswers } from '#base/http/compressed-answers.ts'
import { refuseUnrouted, registerErrors } from '#base/http/errors.ts'
import { registerOpenapi } from '#base/http/openapi.ts'
import { ourPages, registerSecurity } from '#base/http/security.ts'
import { registerSession } from '#base/http/session.ts'
import { makeSessionCookies } from '#base/http/session-cookies.ts'
import { registerWebFiles } from '#base/http/web-files.ts'
import { makeJobs } from '#base/jobs.ts'
import { makeLive } from '#base/live.ts'
import { makePerform, type Perform, type Work } from '#base/work.ts'
import { boardCommands } from '#board/board.commands.ts'
import { registerBoard } from '#board/board.routes.ts'
import { cardIdsOfContacts, findCard } from '#board/board.store.ts'
import { findMessages, findPeople, loadCards, lookAtMove } from '#board/card.reads.ts'
import { openCard } from '#board/cards.ts'
import { layOutBoard } from '#board/stages.ts'
import { cadenceCommands } from '#cadences/cadences.commands.ts'
import { cadenceRoutes } from '#cadences/cadences.routes.ts'
import { hasCadences, provideCadences } from '#cadences/cadences.ts'
import { wordsOf } from '#cadences/ladder-words.reads.ts'
import { makePreviews } from '#cadences/preview.ts'
import { campaignCommands } from '#campaigns/campaigns.commands.ts'
import { campaignRoutes } from '#campaigns/campaigns.routes.ts'
import { channelRoutes } from '#channels/channels.routes.ts'
import { addChannelAccount } from '#channels/channels.ts'
import type { Config } from '#config.ts'
import { contactLogRoutes } from '#contact-log/contact-log.routes.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { contactRoutes } from '#contacts/contacts.routes.ts'
import { conversationRoutes } from '#conversations/conversations.routes.ts'
import { openFileStore } from '#files/file-store.ts'
import { fileRoutes } from '#files/files.routes.ts'
import { historyRoutes } from '#history/history.routes.ts'
import { separateCommands } from '#history/separate-people.ts'
import { undoCommands } from '#history/undo.ts'
import { importCommands } from '#imports/imports.commands.ts'
import { importRoutes } from '#imports/imports.routes.ts'
import { jobHandlers } from '#jobs.ts'
import { type Edges, type Opened, openProgram } from '#opening.ts'
import { outboxRoutes } from '#outbox/outbox.routes.ts'
import { reactions } from '#reactions.ts'
import { loadChange, recordLoaders } from '#records.ts'
import { registerSearch } from '#search/search.routes.ts'
import { segmentCommands } from '#segments/segments.commands.ts'
import { segmentRoutes } from '#segments/segments.routes.ts'
import { makeBoardReads } from '#snapshot.ts'
import { tagCommands } from '#tags/tags.commands.ts'
import { templateCommands } from '#templates/templates.commands.ts'
import { templateRoutes } from '#templates/templates.routes.ts'
import { hasTemplates } from '#templates/templates.store.ts'
import { provideTemplates } from '#templates/templates.ts'
import { moneyListRoutes } from '#today/money-lists.routes.ts'
import { todayRoutes } from '#today/today.routes.ts'
import { makeBackups } from '#upkeep/backups.ts'
import { registerSystem } from '#upkeep/system.routes.ts'
import { upkeepCommands } from '#upkeep/upkeep.commands.ts'
import { upkeepRoutes } from '#upkeep/upkeep.routes.ts'
import { makeSetup } from '#users/setup.ts'
import { makeSignIns } from '#users/sign-in.ts'
import { registerUsers, renewSession } from '#users/users.routes.ts'
import { findUser } from '#users/users.store.ts'
import { userCommands } from '#users/users.ts'
import { makeWhatsApp } from '#whatsapp.wiring.ts'
import { findWorkspace, workspaceIds } from '#workspaces/workspaces.store.ts'
import { workspaceCommands } from '#workspaces/workspaces.ts'

export interface RunningApp {
  /** `http://host:port` */
  url: string
  /** What to tell whoever started the program. */
  welcome: string
  setupSecret: string
  close(): Promise<void>
}

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const backupProgram = fileURLToPath(new URL('cli/backup.ts', import.meta.url))
const maxBodyBytes = 1024 * 1024

/** Puts all parts together and listens. What was opened before, and connects already, is handed in. */
export async function startApp(config: Config, edges: Edges, given?: Opened): Promise<RunningApp> {
  const { clock, log } = edges
  const { store, lease, processId, connections } = given ?? (await openProgram(config, edges))
  const { database, folder } = store
  const { reader } = database

  const app: App = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: maxBodyBytes,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    requestTimeout: 120_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => refuseUnrouted(error, request as never, reply as never),
  }) as unknown as App
  app.setValidatorCompiler(({ schema }) => readWith(schema as z.ZodType))
  app.setSerializerCompiler(serializerCompiler)
  registerErrors(app as never)

  const signIns = makeSignIns(database, clock, async (id) => (await findWorkspace(reader, id))?.language ?? 'es')
  const cookies = makeSessionCookies(config.publicUrl)
  const isOurs = ourPages(config.publicUrl)

  const contactOfCard = async (tx: Reader, workspaceId: string, cardId: string): Promise<string | null> => {
    const card = await findCard(tx, workspaceId, cardId)
    if (card && card.mergedIntoId !== null) return contactOfCard(tx, workspaceId, card.mergedIntoId)
    return card?.contactId ?? null
  }
  const live = makeLive({
    httpServer: app.server,
    clock,
    log,
    cookies,
    isOurs,
    trustedProxies: config.trustedProxies,
    authenticate: signIns.who,
    maySeeCard: async (by, cardId) => (await findCard(reader, by.workspaceId, cardId)) !== null,
    cardOpened: (workspaceId, cardId) => whatsapp.watch(workspaceId, cardId),
    teamTyping: (workspaceId, cardId, typing) => whatsapp.sayTyping(workspaceId, cardId, typing),
  })
  const gcTrigger = makeGcTrigger({ clock, collect: collectGarbage })
  const jobs = makeJobs({ database, clock, log })
  const perform = makePerform({
    database,
    clock,
    reactions,
    loadChange,
    appendEvents,
    numbers: makeChangeNumbers(),
    wakeJobs: jobs.wake,
    publish(workspaceId, change) {
      signIns.committed(change)
      live.publish(workspaceId, change)
      gcTrigger.worked(change.saved.messages?.length ?? 0)
    },
  })
  const fileStore = await openFileStore(folder.filesFolder)
  const whatsapp = makeWhatsApp({
    database,
    perform,
    clock,
    log,
    live,
    contactOfCard,
    store: fileStore,
    keyStoreKey: folder.keyStoreKey,
    whatsappUrl: config.whatsappUrl,
    rootKey: config.whatsappRootKey,
    patience: edges.patience,
    processId,
    begun: connections,
  })
  await provideMissing(reader, perform)
  await whatsapp.channels.startWanted()
  await registerSecurity(app as never, isOurs)
  registerCompressedAnswers(app as never)
  registerSession(app as never, cookies, signIns.who)
  await registerOpenapi(app)
  const money = makeMoney({ database, files: fileStore, contactOfCard })
  const backups = makeBackups({
    program: backupProgram,
    place: { dataDir: resolve(folder.path), databaseUrl: config.databaseUrl },
    keep: config.backupKeep,
    clock,
    log,
    async timeZone() {
      const [id] = await workspaceIds(reader)
      return id === undefined ? null : ((await findWorkspace(reader, id))?.timeZone ?? null)
    },
  })
  const sessionsEnded = (userId: string) => void live.sessionsEnded(userId).catch((err) => log.error({ err }))

  const setupSecret = config.setupSecret ?? randomBytes(18).toString('base64url')
  const setup = makeSetup({
    perform,
    reader,
    clock,
    signIns,
    secret: setupSecret,
    async furnish(work, { language }) {
      await layOutBoard(work, language)
      await provideTemplates(work, language)
      await provideCadences(work, language)
      await addChannelAccount(work)
    },
  })
  registerUsers(app, {
    reader,
    clock,
    cookies,
    signIns,
    workspace: (id) => findWorkspace(reader, id),
    setupNeeded: setup.needed,
    setUp: setup.setUp,
    sessionEnded: (by) => sessionsEnded(by.userId),
  })

  const contactParts = {
    cardsOf: cardIdsOfContacts,
    contactOfCard,
    openCard: async (work: Work, contactId: string, stageId: string | null) =>
      void (await openCard(work, contactId, stageId)),
    countryOf: async (tx: Reader, workspaceId: string) =>
      (await findWorkspace(tx, workspaceId))?.country ?? fail('not_found', 'workspace'),
  }
  const reads = makeBoardReads(reader, recordLoaders, whatsapp.channels.withLive, clock.now)
  registerBoard(app, reads)
  accountRoutes(app, reads)
  cadenceRoutes(app, {
    reader,
    clock,
    contactOfCard,
    previews: makePreviews({ reader, now: clock.now, wordsOf }),
  })
  historyRoutes(app, reads)
  contactLogRoutes(app, { reader, clock, contactOfCard })
  todayRoutes(app, reads)
  moneyListRoutes(app, {
    reader,
    todayOf: async (workspaceId) =>
      dayIn((await findWorkspace(reader, workspaceId))?.timeZone ?? fail('not_found', 'workspace'), clock.now()),
  })
  registerSearch(app, {
    findPeople: (...about) => findPeople(reader, ...about),
    findMessages: (...about) => findMessages(reader, ...about),
  })
  contactRoutes(app, { database, cardsOf: cardIdsOfContacts })
  fileRoutes(app, { database, perform, store: fileStore, quotaBytes: config.filesMaxBytes })
  channelRoutes(app, { reader, channels: whatsapp.channels })
  conversationRoutes(app, { database, cardsOf: cardIdsOfContacts, contactOfCard })
  outboxRoutes(app, { reader, clock, contactOfCard, cardsOf: cardIdsOfContacts, loadCards })
  money.register(app)
  templateRoutes(app, { reader })
  segmentRoutes(app, { reader, clock })
  campaignRoutes(app, { reader, clock })
  importRoutes(app, { database, perform, files: fileStore })
  upkeepRoutes(app, backups)
  registerSystem(app, {
    database,
    dataFolder: folder.path,
    catchUp: reads.catchUp,
    whatsapp: whatsapp.channels.health,
  })
  registerCommands(
    app,
    [
      ...workspaceCommands,
      ...userCommands({ database, clock, sessionsEnded }),
      ...contactCommands(contactParts),
      ...boardCommands({ lookAtMove, mustBeOnTeam, tellRead: whatsapp.tellRead }),
      ...whatsapp.commands,
      ...money.commands,
      ...tagCommands,
      ...segmentCommands,
      ...campaignCommands,
      ...templateCommands,
      ...cadenceCommands({ contactOfCard, reader, clock }),
      ...importCommands({ files: fileStore }),
      ...upkeepCommands(backups),
      ...undoCommands,
      ...separateCommands({ cardsOf: cardIdsOfContacts }),
    ],
    makeRunCommand(perform, makeCommandLog(database, clock.now)),
    { [changePassword.name]: renewSession({ cookies, signIns, renewed: live.sessionRenewed }) },
  )
  await registerWebFiles(app, webFolder)

  await jobs.start(
    jobHandlers({
      ...{ database, perform, clock, log, files: fileStore, backups },
      imports: money.imports,
      leave: { ...whatsapp.outbox, wordsOf },
    }),
  )
  await app.listen({ port: config.port, host: config.host })
  const url = addressOf(app, config.host)
  return {
    url,
    setupSecret,
    welcome: await welcome(url, setupSecret, setup.needed),
    async close() {
      // At once: while one part lets its clients go, the others must not go on filling the process with work.
      await Promise.all([whatsapp.stop(), jobs.stop(), backups.stop(), live.close().then(() => app.close())])
      await lease.release()
      await store.close()
    },
  }
}

/** Checks what a route takes; the error travels on as zod made it, so that every field can be named. */
function readWith(schema: z.ZodType) {
  return (given: unknown) => {
    const read = schema.safeParse(given)
    return read.success ? { value: read.data } : { error: read.error }
  }
}

/** Businesses that were opened before there were texts or ladders of the house get them now. */
async function provideMissing(reader: Reader, perform: Perform): Promise<void> {
  for (const workspaceId of await workspaceIds(reader)) {
    const lacksTexts = !(await hasTemplates(reader, workspaceId))
    const lacksLadders = !(await hasCadences(reader, workspaceId))
    if (!lacksTexts && !lacksLadders) continue
    await perform({ workspaceId, actor: { kind: 'system' } }, async (work) => {
      const workspace = await findWorkspace(work.tx, workspaceId)
      if (workspace && lacksTexts) await provideTemplates(work, workspace.language)
      if (workspace && lacksLadders) await provideCadences(work, workspace.language)
    })
  }
}

/** Work goes to people of the team who may sign in and work. */
async function mustBeOnTeam(work: Work, userId: string): Promise<void> {
  const user = await findUser(work.tx, work.workspaceId, userId)
  if (!user) fail('not_found', 'user', { field: 'assigneeId' })
  if (user.disabledAt !== null || !mayDo(user.role, 'work_cards'))
    fail('conflict', 'user_disabled', { field: 'assigneeId' })
}

function addressOf(app: App, host: string): string {
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${shown}:${port}`
}

async function welcome(url: string, setupSecret: string, setupNeeded: () => Promise<boolean>): Promise<string> {
  if (!(await setupNeeded())) return `\nAl Día: ${url}\n\n`
  return [
    '',
    `Al Día: ${url}`,
    '',
    'Primera vez: abre esta dirección para registrar el negocio (sirve una sola vez).',
    'First start: open this address to set the business up (it works once).',
    '',
    `  ${url}/inicio?secreto=${encodeURIComponent(setupSecret)}`,
    '',
    '',
  ].join('\n')
}
