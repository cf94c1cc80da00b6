import {
  contactHeld,
  contactHoldLifted,
  contactLogged,
  contactOptedOut,
  contactOptOutLifted,
  contactPreferencesSet,
} from '@aldia/shared/contact-policy.ts'
import { contactConfirmed, contactTied, contactUnconfirmed, contactUntied } from '@aldia/shared/contact-tie.ts'
import type { KnownEvent } from '@aldia/shared/events.ts'
import type { Language } from '@aldia/shared/language.ts'
import { messageRefused, messageRulesOverridden } from '@aldia/shared/message.ts'
import { contactTagged, contactUntagged } from '@aldia/shared/tag.ts'
import type { timelineText } from './timeline.text.ts'

/** What was decided about writing to a person, in words; null for events about something else. */
export function contactInWords(event: KnownEvent, who: string, lines: (typeof timelineText)[Language]): string | null {
  switch (event.type) {
    case contactOptedOut.type:
      return event.actor.kind === 'contact' ? lines.optedOut(who) : lines.optedOutByHand(who)
    case contactOptOutLifted.type:
      return lines.optOutLifted(who, event.data.reason ?? '')
    case contactHeld.type:
      return lines.held(who, lines.holds[event.data.kind ?? 'pause'], event.data.until ?? null)
    case contactHoldLifted.type:
      return lines.holdLifted(who, lines.holds[event.data.kind ?? 'pause'])
    case contactPreferencesSet.type:
      return lines.preferencesSet(who)
    case contactLogged.type:
      return lines.contactLogged(who, channelName(event.data.channel, lines))
    case contactTagged.type:
      return lines.tagged(who, event.data.name ?? '')
    case contactUntagged.type:
      return lines.untagged(who, event.data.name ?? '')
    case contactConfirmed.type:
      return lines.confirmed(who, lines.hows[event.data.how ?? 'other'])
    case contactUnconfirmed.type:
      return lines.unconfirmedPerson(who)
    case contactTied.type:
      return lines.tied(who, lines.roles[event.data.role ?? 'coDebtor'])
    case contactUntied.type:
      return lines.untied(who, lines.roles[event.data.role ?? 'coDebtor'])
    case messageRefused.type:
      return lines.refused(who)
    case messageRulesOverridden.type:
      return lines.rulesOverridden(who, event.data.reason ?? '')
    default:
      return null
  }
}

function channelName(channel: string | undefined, lines: (typeof timelineText)[Language]): string {
  const names: Record<string, string> = lines.loggedChannels
  return names[channel ?? ''] ?? ''
}
