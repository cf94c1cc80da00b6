import { fail } from '#base/failure.ts'

/** What a command's body may name beside the person it is about. */
export type Named = 'debt' | 'message' | 'file' | 'plan' | 'promise' | 'settlement'

/**
 * The record that a body named, when it is this person's. What belongs to somebody else, or to nobody here, is refused in the
 * same words (`invalid`/`<what>_not_theirs`), so that an id tells nothing about another person. `field`: where it stood.
 */
export function theirs<R extends { readonly contactId: string }>(
  found: R | null | undefined,
  contactId: string,
  about: { what: Named; field: string },
): R {
  if (!found || found.contactId !== contactId) fail('invalid', `${about.what}_not_theirs`, { field: about.field })
  return found
}
