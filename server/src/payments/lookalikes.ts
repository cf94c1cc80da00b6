import type { Contact } from '@aldia/shared/contact.ts'
import type { Lookalike } from '@aldia/shared/payment.ts'
import type { Reader } from '#base/database/database.ts'
import { loadContacts } from '#contacts/contact-records.ts'
import type { CardsOf } from '#contacts/contacts.ts'
import { type PaymentRow, paymentsByIds } from '#payments/payments.store.ts'
import { bitsApart, type Look, looksTheSame, mostBitsApart } from '#payments/picture-look.ts'
import {
  type CoarsePrint,
  type PrintRow,
  paymentsByReference,
  printsLike,
  printsOf,
  thumbnailsOf,
} from '#payments/receipt-prints.store.ts'

// The same money reported twice: the same file, the same picture saved anew, or the same reference of the bank. Nothing is
// decided here; a person looks at both.

/** At most so many are named for one payment. */
const namedAtMost = 5
/** Of the nearest hashes, so many are compared pixel by pixel. */
const comparedAtMost = 20
/** Shorter references are numbers like "12" that say nothing. */
const shortestReference = 4

/** A bank's reference as it is compared: without case, accents, spaces and signs; null when too short to say anything. */
export function referenceKey(reference: string | null): string | null {
  const key = (reference ?? '')
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return key.length < shortestReference ? null : key
}

type Why = Lookalike['why']

/** By payment: the ids of others that may be the same money, the surest first. */
async function find(
  tx: Reader,
  workspaceId: string,
  rows: readonly PaymentRow[],
): Promise<Map<string, Map<string, Why>>> {
  const prints = await printsOf(
    tx,
    rows.map((row) => row.id),
  )
  const others = await printsLike(tx, workspaceId, prints)
  const near = new Map(prints.map((print) => [print.paymentId, nearest(print, others)]))
  const thumbnails = await thumbnailsOf(tx, [...new Set([...near.values()].flat())])
  const keys = rows.flatMap((row) => row.referenceKey ?? [])
  const sameReference = Map.groupBy(await paymentsByReference(tx, workspaceId, keys), (other) => other.referenceKey)
  const printOf = new Map(prints.map((print) => [print.paymentId, print]))
  return new Map(
    rows.map((row) => {
      const found = new Map<string, Why>()
      const note = (id: string, why: Why) => {
        if (id !== row.id && !found.has(id)) found.set(id, why)
      }
      const print = printOf.get(row.id)
      if (print) {
        for (const other of others) if (other.sha256 === print.sha256) note(other.paymentId, 'same_file')
        for (const id of near.get(row.id) ?? []) {
          const thumbnail = thumbnails.get(id)
          if (print.thumbnail && thumbnail && looksTheSame(print.thumbnail, thumbnail)) note(id, 'same_picture')
        }
      }
      if (row.referenceKey !== null)
        for (const other of sameReference.get(row.referenceKey) ?? []) note(other.id, 'same_reference')
      return [row.id, found]
    }),
  )
}

/** Ids of the payments whose hash is nearest to this one's, of those near enough. */
function nearest(print: PrintRow, others: readonly CoarsePrint[]): string[] {
  const bands = bandsOf(print)
  if (!bands) return []
  return others
    .flatMap((other) => {
      const theirs = bandsOf(other)
      if (!theirs || other.paymentId === print.paymentId) return []
      const apart = bitsApart(bands, theirs)
      return apart <= mostBitsApart ? [{ id: other.paymentId, apart }] : []
    })
    .sort((a, b) => a.apart - b.apart)
    .slice(0, comparedAtMost)
    .map(({ id }) => id)
}

function bandsOf({ bandA, bandB, bandC, bandD }: CoarsePrint): Look['bands'] | null {
  return bandA === null || bandB === null || bandC === null || bandD === null ? null : [bandA, bandB, bandC, bandD]
}

/** What these payments may be a copy of, with what a person needs to tell. By payment id; those alone are left out. */
export async function loadLookalikes(
  tx: Reader,
  workspaceId: string,
  rows: readonly PaymentRow[],
  cardsOf: CardsOf,
): Promise<Map<string, Lookalike[]>> {
  if (rows.length === 0) return new Map()
  const found = await find(tx, workspaceId, rows)
  const ids = [...new Set([...found.values()].flatMap((whys) => [...whys.keys()]))]
  if (ids.length === 0) return new Map()
  // What was rejected or taken back is no money, and cannot be there twice.
  const standing = (await paymentsByIds(tx, workspaceId, ids)).filter(
    ({ state }) => state === 'claimed' || state === 'confirmed',
  )
  const others = new Map(standing.map((row) => [row.id, row]))
  const people = [...new Set([...others.values()].map((row) => row.contactId))]
  const contacts = new Map((await loadContacts(tx, workspaceId, people, cardsOf)).map((person) => [person.id, person]))
  return new Map(
    [...found].map(([paymentId, whys]) => [
      paymentId,
      [...whys]
        .flatMap(([otherId, why]) => {
          const other = others.get(otherId)
          return other ? [{ other, why }] : []
        })
        .slice(0, namedAtMost)
        .map(({ other, why }) => asLookalike(other, why, contacts.get(other.contactId))),
    ]),
  )
}

function asLookalike(other: PaymentRow, why: Why, person: Contact | undefined): Lookalike {
  return {
    paymentId: other.id,
    why,
    cardId: person?.cardId ?? null,
    personName: person?.name ?? person?.pushName ?? person?.phone ?? null,
    amountMinor: other.amountMinor,
    currency: other.currency,
    paidOn: other.paidOn,
    state: other.state,
  }
}
