import { contactResembles, contactsDiffer } from '@aldia/shared/contact.ts'
import type { Work } from '#base/work.ts'
import { openLikenesses, pairsThatDiffer, saveLikeness } from '#contacts/likenesses.store.ts'

// Numbers that are alike are a guess, and the answer is a person's. Once somebody has said that two are two, no guess and no address
// book makes them one; a person still can.

const inOrder = (a: string, b: string) => (a < b ? { contactId: a, otherId: b } : { contactId: b, otherId: a })

/** Asks whether somebody is the same person as another one; asked once. */
export async function askLikeness(work: Work, contactId: string, otherId: string): Promise<void> {
  await saveLikeness(work.tx, {
    ...inOrder(contactId, otherId),
    workspaceId: work.workspaceId,
    answer: null,
    createdAt: work.now,
  })
  work.record(contactResembles, { contactId, data: { otherContactId: otherId } })
  for (const id of [contactId, otherId]) work.touch('contacts', id)
}

/** Two people are two, whatever their numbers or an address book say. */
export async function keepApart(work: Work, contactId: string, otherId: string): Promise<void> {
  await saveLikeness(work.tx, {
    ...inOrder(contactId, otherId),
    workspaceId: work.workspaceId,
    answer: 'different',
    createdAt: work.now,
  })
  for (const id of [contactId, otherId]) work.touch('contacts', id)
}

/** The question is answered with no. */
export async function noteDifferent(work: Work, contactId: string, otherId: string): Promise<void> {
  await keepApart(work, contactId, otherId)
  work.record(contactsDiffer, { contactId, data: { otherContactId: otherId } })
}

/** Whether two of these people are known to be two; for whoever is about to make them one. */
export async function knownToDiffer(work: Work, ids: readonly string[]): Promise<(a: string, b: string) => boolean> {
  const pairs = new Set(
    (await pairsThatDiffer(work.tx, ids)).map(({ contactId, otherId }) => `${contactId} ${otherId}`),
  )
  return (a, b) => {
    const { contactId, otherId } = inOrder(a, b)
    return pairs.has(`${contactId} ${otherId}`)
  }
}

/** By person: those of whom it is asked whether they are the same. */
export async function questionsAbout(
  tx: Work['tx'] | Parameters<typeof openLikenesses>[0],
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const asked = new Map<string, string[]>()
  const add = (id: string, other: string) => asked.set(id, [...(asked.get(id) ?? []), other])
  for (const { contactId, otherId } of await openLikenesses(tx, ids)) {
    add(contactId, otherId)
    add(otherId, contactId)
  }
  return asked
}
