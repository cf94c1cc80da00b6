import { Session } from '@aldia/shared/user.ts'
import { z } from 'zod'
import { create } from 'zustand'
import { ApiFailure, getJson, onSignedOut, postJson } from '#base/api.ts'

/** `unknown`: not asked yet. `failed`: asked, but no answer. */
type SessionState =
  | { readonly state: 'unknown' | 'out'; readonly session: null }
  | { readonly state: 'failed'; readonly session: null; readonly failure: ApiFailure }
  | { readonly state: 'in'; readonly session: Session }

export const useSessionState = create<SessionState>()(() => ({ state: 'unknown', session: null }))

/** Asks who is signed in; needed once when the page opens, and whenever the server may have ended the session. */
export async function loadSession(): Promise<void> {
  try {
    startSession(await getJson('/api/session', Session))
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    if (error.code === 'not_signed_in') endSession()
    else if (useSessionState.getState().state !== 'in') {
      useSessionState.setState({ state: 'failed', session: null, failure: error }, true)
    }
  }
}

/** After sign-in or setup: the answer is the session. */
export function startSession(session: Session): void {
  useSessionState.setState({ state: 'in', session }, true)
}

export function endSession(): void {
  useSessionState.setState({ state: 'out', session: null }, true)
}

/** Signs out here and on the server. */
export async function signOut(): Promise<void> {
  await postJson('/api/sign-out', {}, z.unknown())
  endSession()
}

onSignedOut(endSession)
