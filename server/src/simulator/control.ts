import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { ACCOUNT_COMMANDS } from './control-account.ts'
import { ControlError, personOf } from './control-command.ts'
import { PEOPLE_COMMANDS } from './control-people.ts'
import type { Simulator } from './simulator.ts'
import { attachmentOf } from './thread.ts'

const LARGEST_BODY = 64 * 1024 * 1024
const SHOWN_IN_PLACE = /^(image\/(png|jpeg|webp|gif)|audio\/|video\/)/
const COMMANDS = { ...PEOPLE_COMMANDS, ...ACCOUNT_COMMANDS }

/** Writes a JSON answer. */
export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(value ?? {}))
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  // A page of another site can post a form or text to this port, but not JSON without being asked first.
  if (!request.headers['content-type']?.startsWith('application/json')) throw new ControlError(415, 'Send JSON')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > LARGEST_BODY) throw new ControlError(413, 'Too large')
    chunks.push(chunk as Buffer)
  }
  const text = Buffer.concat(chunks).toString()
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw new ControlError(400, 'This is not JSON')
  }
}

async function runCommand(simulator: Simulator, name: string, request: IncomingMessage): Promise<unknown> {
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!found) throw new ControlError(404, `There is no command ${name}; there are: ${Object.keys(COMMANDS).join(', ')}`)
  if (request.method !== 'POST') throw new ControlError(405, 'Commands are posted')
  const input = found.schema.safeParse(await readBody(request))
  if (!input.success) throw new ControlError(400, z.prettifyError(input.error))
  return found.run(simulator, input.data)
}

function sendAttachment(simulator: Simulator, query: URLSearchParams, response: ServerResponse): void {
  const person = personOf(simulator, query.get('phone') ?? '')
  const file = attachmentOf(simulator.world, person, query.get('id') ?? '')
  if (!file) throw new ControlError(404, 'There is no such file')
  const shown = SHOWN_IN_PLACE.test(file.type)
  response.writeHead(200, {
    'content-type': shown ? file.type : 'application/octet-stream',
    'content-disposition': shown ? 'inline' : 'attachment',
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  response.end(file.bytes)
}

/** Tells a page what has changed, one line of JSON for each person. */
function streamChanges(simulator: Simulator, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': open\n\n')
  const end = simulator.world.changed.on((phone) => response.write(`data: ${JSON.stringify({ phone })}\n\n`))
  response.on('close', end)
}

/** Answers `/control/…`: commands by POST, `attachment` and `changes` by GET. */
export async function answerControl(
  simulator: Simulator,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = url.pathname.replace(/^\/control\/?/, '')
  try {
    if (name === 'changes') streamChanges(simulator, response)
    else if (name === 'attachment') sendAttachment(simulator, url.searchParams, response)
    else answerJson(response, 200, await runCommand(simulator, name, request))
  } catch (error) {
    const status = error instanceof ControlError ? error.status : 422
    answerJson(response, status, { error: error instanceof Error ? error.message : String(error) })
  }
}
