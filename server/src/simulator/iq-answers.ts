import { type BinaryNode, jidDecode } from '@whiskeysockets/baileys'
import type { Person } from './person.ts'
import type { SignalPhone } from './signal-phone.ts'
import { bytesOf, childOf, childrenOf, stanza } from './stanza.ts'
import { secondsOf, type World } from './world.ts'

/** What an answer may be made from. */
export interface IqContext {
  world: World
  /** The keys of the own phone. */
  ownSignal: SignalPhone
}

type Children = BinaryNode[]
type Answer = (context: IqContext, iq: BinaryNode) => Children

const REACHOUT = { data: { xwa2_fetch_account_reachout_timelock: { is_active: false } } }
const PRIVACY = ['readreceipts', 'last', 'online', 'profile', 'status', 'groupadd', 'calladd', 'messages']

/** Thrown by an answer that is an error for the client. */
class IqError extends Error {
  readonly code: number

  constructor(code: number, text: string) {
    super(text)
    this.code = code
  }
}

function isOwn(world: World, address: string): boolean {
  const user = address.replace(/[:@].*$/, '')
  return user === world.account.phone || user === world.account.lidUser
}

/** The number behind an address of whichever kind, without device part; empty for nobody. */
function phoneOf(world: World, jid: string): string {
  return isOwn(world, jid) ? world.account.phone : (world.directory.byAddress(jid)?.phone ?? '')
}

/** Whether this query asks for somebody about whom nothing is answered. */
export function isUnanswered(world: World, iq: BinaryNode): boolean {
  const { unansweredAbout } = world.faults
  if (unansweredAbout.size === 0) return false
  const users = [childOf(iq, 'key'), childOf(childOf(iq, 'usync'), 'list')].flatMap((list) => childrenOf(list))
  return users.some(({ attrs }) => unansweredAbout.has(phoneOf(world, attrs.jid ?? '')))
}

function keyBundles({ world, ownSignal }: IqContext, iq: BinaryNode): Children {
  const users = childrenOf(childOf(iq, 'key')).map(({ attrs }) => {
    const jid = attrs.jid ?? ''
    const signal = isOwn(world, jid) ? ownSignal : world.directory.byAddress(jid)?.signal
    const isRefused = world.faults.refusedDevices.has(`${phoneOf(world, jid)}:${jidDecode(jid)?.device ?? 0}`)
    if (isRefused) return stanza('user', { jid }, [stanza('error', { code: 406, text: 'not-acceptable' })])
    const error = stanza('error', { code: 404, text: 'item-not-found' })
    return stanza('user', { jid }, signal ? signal.bundleNodes() : [error])
  })
  return [stanza('list', {}, users)]
}

function deviceNodes(world: World, own: boolean, phone: string): BinaryNode {
  const devices = [stanza('device', { id: 0 })]
  const linked = own ? world.account.device : null
  if (linked) devices.push(stanza('device', { id: linked.number, 'key-index': linked.number }))
  for (const refused of world.faults.refusedDevices) {
    const [of, number = '0'] = refused.split(':')
    if (of === phone && number !== '0') devices.push(stanza('device', { id: number, 'key-index': number }))
  }
  return stanza('devices', {}, [stanza('device-list', {}, devices)])
}

function usyncUser(world: World, user: BinaryNode, asked: Set<string>): BinaryNode | undefined {
  const dialled = bytesOf(childOf(user, 'contact')).toString()
  const own = isOwn(world, user.attrs.jid ?? dialled.replace(/\D/g, ''))
  const found = user.attrs.jid ? world.directory.byAddress(user.attrs.jid) : world.directory.byDialled(dialled)
  const person: Person | undefined = found?.onWhatsApp ? found : undefined
  const jid = user.attrs.jid ?? (own ? world.account.jid : person?.jid)
  const known = own || person !== undefined
  if (!jid) return stanza('user', {}, [stanza('contact', { type: 'out' })])
  const children: Children = []
  if (asked.has('contact')) children.push(stanza('contact', { type: known ? 'in' : 'out' }))
  if (asked.has('devices')) {
    children.push(
      known ? deviceNodes(world, own, phoneOf(world, jid)) : stanza('devices', {}, [stanza('device-list', {}, [])]),
    )
  }
  const lid = own ? world.account.lid : person?.lid
  if (asked.has('lid') && lid && jid.endsWith('@s.whatsapp.net')) children.push(stanza('lid', { val: lid }))
  return stanza('user', { jid }, children)
}

function usync({ world }: IqContext, iq: BinaryNode): Children {
  const query = childOf(iq, 'usync')
  const asked = new Set(childrenOf(childOf(query, 'query')).map(({ tag }) => tag))
  const users = childrenOf(childOf(query, 'list')).flatMap((user) => usyncUser(world, user, asked) ?? [])
  return [stanza('usync', {}, [stanza('list', {}, users)])]
}

function appState(_: IqContext, iq: BinaryNode): Children {
  const collections = childrenOf(childOf(iq, 'sync')).map(({ attrs }) => {
    const { name, version } = attrs
    return stanza('collection', { name, version: version ?? 0, has_more_patches: 'false' })
  })
  return [stanza('sync', {}, collections)]
}

function uploadKeys({ world }: IqContext, iq: BinaryNode): Children {
  world.account.device?.takePreKeys(iq)
  world.account.keysArrived()
  return []
}

function rotateKey({ world }: IqContext, iq: BinaryNode): Children {
  world.account.device?.takeSignedPreKey(childOf(childOf(iq, 'rotate'), 'skey'))
  return []
}

function mediaHosts({ world }: IqContext): Children {
  return [stanza('media_conn', { auth: 'simulated', ttl: 3600 }, [stanza('host', { hostname: world.media.httpsHost })])]
}

const notFound: Answer = () => {
  throw new IqError(404, 'item-not-found')
}

/** By namespace and first child; a namespace alone stands for whatever child there is. */
const ANSWERS: Record<string, Answer> = {
  'encrypt count': ({ world }) => [stanza('count', { value: world.account.device?.preKeyCount ?? 0 })],
  'encrypt registration': uploadKeys,
  'encrypt rotate': rotateKey,
  'encrypt digest': () => [stanza('digest')],
  'encrypt key': keyBundles,
  abt: () => [stanza('props', { hash: 'simulated' })],
  blocklist: () => [stanza('list')],
  'privacy privacy': () => [
    stanza(
      'privacy',
      {},
      PRIVACY.map((name) => stanza('category', { name, value: 'all' })),
    ),
  ],
  'w:sync:app:state': appState,
  usync,
  'w:m': mediaHosts,
  'w:profile:picture': notFound,
  'w:g2': notFound,
  'w:mex': () => [stanza('result', {}, Buffer.from(JSON.stringify(REACHOUT)))],
}

/** Answers a query of the client; one that the simulator does not know gets an empty result. */
export function answerIq(context: IqContext, iq: BinaryNode): BinaryNode {
  const { id, xmlns = '' } = iq.attrs
  const answer = ANSWERS[`${xmlns} ${childrenOf(iq)[0]?.tag}`] ?? ANSWERS[xmlns]
  const attributes = { from: '@s.whatsapp.net', id, t: secondsOf(context.world.now()) }
  try {
    const children = answer?.(context, iq) ?? []
    return stanza('iq', { ...attributes, type: 'result' }, children.length > 0 ? children : undefined)
  } catch (error) {
    if (!(error instanceof IqError)) throw error
    return stanza('iq', { ...attributes, type: 'error' }, [stanza('error', { code: error.code, text: error.message })])
  }
}
