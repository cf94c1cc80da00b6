import type { Chronicle } from './chronicle.ts'
import type { Directory } from './directory.ts'
import type { Faults } from './faults.ts'
import type { Happening } from './happening.ts'
import type { LinkedAccount } from './linked-account.ts'
import type { MediaStore } from './media-server.ts'

/** What the parts of one simulator share. */
export interface World {
  /** Epoch ms. */
  now(): number
  /** A fresh WhatsApp message id. */
  nextId(): string
  account: LinkedAccount
  faults: Faults
  media: MediaStore
  directory: Directory
  chronicle: Chronicle
  /** Something about a person's phone has changed; the value is the person's number. */
  changed: Happening<string>
}

/** Epoch seconds, as stanzas carry time. */
export function secondsOf(epochMs: number): number {
  return Math.floor(epochMs / 1000)
}
