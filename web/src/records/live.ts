import type { Pairing } from '@aldia/shared/channel.ts'
import type { ClientToServer, ContactPresence, Presence, ServerToClient } from '@aldia/shared/socket.ts'
import { io, type Socket } from 'socket.io-client'
import { create } from 'zustand'
import { useShallow } from 'zustand/shallow'
import { now } from '#base/clock.ts'
import { loadSession } from '#base/session.ts'
import { catchUp } from './catch-up.ts'
import { hurryQueue } from './command-queue.ts'
import { receiveChanges, receiveConnection } from './records.ts'

/** `reconnecting`: just lost. `offline`: the browser says so, or nothing answers for a while. */
export type LiveState = 'live' | 'reconnecting' | 'offline'

interface Live {
  readonly state: LiveState
  /** Since when the state is what it is. */
  readonly since: number
  readonly presence: Presence
  /** By card id: colleagues who are writing. */
  readonly teamTyping: ReadonlyMap<string, readonly string[]>
  /** By card id: what WhatsApp tells of the debtor. */
  readonly contacts: ReadonlyMap<string, ContactPresence>
  /** By channel account: QR text or code, for those who may link. */
  readonly pairings: ReadonlyMap<string, Pairing>
}

const nobody: Live = {
  state: 'reconnecting',
  since: now(),
  presence: [],
  teamTyping: new Map(),
  contacts: new Map(),
  pairings: new Map(),
}

const useLive = create<Live>()(() => nobody)

const offlineAfterMs = 8000
/** Refused for another reason than a dead session (too many pages, a busy server): asking at once would only add to it. */
const refusedPauseMs = 10_000
/** Sleeping laptops keep a socket that is dead without knowing it. */
const asleepMs = 60_000
/** Colleagues' browsers repeat "is writing" while it is true; silence ends it. */
const typingLastsMs = 6000

let socket: Socket<ServerToClient, ClientToServer> | null = null
let offlineTimer: ReturnType<typeof setTimeout> | undefined
let laterTimer: ReturnType<typeof setTimeout> | undefined
let hereCardId: string | null = null
let lastNewsAt = 0
const typingTimers = new Map<string, ReturnType<typeof setTimeout>>()

/** Opens the live connection; called once somebody is signed in. Answers how to close it. */
export function startLive(): () => void {
  const live: Socket<ServerToClient, ClientToServer> = io({
    transports: ['websocket', 'polling'],
    reconnectionDelayMax: 4000,
  })
  socket = live
  live.on('connect', () => {
    say('live')
    live.emit('here', { cardId: hereCardId })
    void catchUp()
    hurryQueue()
  })
  live.on('disconnect', (reason) => {
    say('reconnecting')
    if (reason === 'io server disconnect') void loadSession().then(() => socket === live && live.connect())
  })
  live.on('connect_error', ({ message }) => {
    say('reconnecting')
    // A refused handshake does not try again by itself; asking who we are tells a dead session from a dead server.
    const tryAgain = () => void loadSession().then(() => socket === live && live.connect())
    if (live.active) return
    if (message === 'not_signed_in') tryAgain()
    else laterTimer = setTimeout(tryAgain, refusedPauseMs)
  })
  live.on('change', (changes) => {
    lastNewsAt = now()
    receiveChanges(changes)
  })
  live.on('connection', receiveConnection)
  live.on('presence', (presence) => useLive.setState({ presence }))
  live.on('typing', ({ cardId, userId, typing }) => noteTyping(cardId, userId, typing))
  live.on('contactPresence', (presence) =>
    useLive.setState(({ contacts }) => ({ contacts: new Map(contacts).set(presence.cardId, presence) })),
  )
  live.on('pairing', (pairing) =>
    useLive.setState(({ pairings }) => ({ pairings: new Map(pairings).set(pairing.accountId, pairing) })),
  )
  // Also sent when only the role has changed: then the session goes on with the new one.
  live.on('signedOut', () => void loadSession())
  const away = () => say('offline')
  const back = () => live.connect()
  const woken = () => {
    if (document.visibilityState === 'visible' && live.connected && now() - lastNewsAt > asleepMs) void catchUp()
  }
  window.addEventListener('offline', away)
  window.addEventListener('online', back)
  document.addEventListener('visibilitychange', woken)
  return () => {
    window.removeEventListener('offline', away)
    window.removeEventListener('online', back)
    document.removeEventListener('visibilitychange', woken)
    clearTimeout(offlineTimer)
    clearTimeout(laterTimer)
    live.removeAllListeners()
    live.close()
    socket = null
    useLive.setState(nobody, true)
  }
}

/** Tells the team which card I have open; null: none. */
export function sayHere(cardId: string | null): void {
  hereCardId = cardId
  socket?.emit('here', { cardId })
}

/** Tells the team that I am writing on a card. */
export function sayTyping(cardId: string, typing: boolean): void {
  socket?.volatile.emit('typing', { cardId, typing })
}

export const useLiveState = (): LiveState => useLive((live) => live.state)
export const useLiveSince = (): number => useLive((live) => live.since)

/** Who of the team has this card open (with me), each once. */
export function usePresence(cardId: string): readonly string[] {
  return useLive(
    useShallow((live) => [...new Set(live.presence.filter((one) => one.cardId === cardId).map((one) => one.userId))]),
  )
}

/** Who of the team is here at all, each once. */
export function useTeamHere(): readonly string[] {
  return useLive(useShallow((live) => [...new Set(live.presence.map((one) => one.userId))]))
}

const nobodyWrites: readonly string[] = []

/** Who of the team is writing on this card. */
export function useTeamTyping(cardId: string): readonly string[] {
  return useLive((live) => live.teamTyping.get(cardId) ?? nobodyWrites)
}

/** What WhatsApp tells of the debtor of this card, if anything. */
export function useContactPresence(cardId: string): ContactPresence | undefined {
  return useLive((live) => live.contacts.get(cardId))
}

/** What is to be scanned or typed on the phone just now. */
export function usePairing(accountId: string): Pairing | undefined {
  return useLive((live) => live.pairings.get(accountId))
}

function say(told: LiveState): void {
  let state = told
  clearTimeout(offlineTimer)
  const known = useLive.getState().state
  if (state === 'reconnecting') {
    if (!navigator.onLine) state = 'offline'
    else if (known === 'offline') return
    else offlineTimer = setTimeout(() => say('offline'), offlineAfterMs)
  }
  // Who is here is not known while nothing is heard.
  if (known !== state) useLive.setState({ state, since: now(), ...(state === 'live' ? {} : { presence: [] }) })
}

function noteTyping(cardId: string, userId: string, typing: boolean): void {
  const key = `${cardId} ${userId}`
  clearTimeout(typingTimers.get(key))
  typingTimers.delete(key)
  if (typing)
    typingTimers.set(
      key,
      setTimeout(() => noteTyping(cardId, userId, false), typingLastsMs),
    )
  useLive.setState(({ teamTyping }) => {
    const writing = (teamTyping.get(cardId) ?? []).filter((id) => id !== userId)
    return { teamTyping: new Map(teamTyping).set(cardId, typing ? [...writing, userId] : writing) }
  })
}
