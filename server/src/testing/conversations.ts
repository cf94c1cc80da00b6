import type { Received, ReceivedContent } from '#channels/transport.ts'

type MessageContent = Extract<ReceivedContent, { type: 'message' }>
type Mark = Exclude<ReceivedContent, { type: 'message' }>

/** For tests: what a transport would hand over. Without more it is a text that somebody wrote just now. */
export function received(
  given: Partial<Omit<Received, 'content' | 'chat'>> & {
    from?: string
    other?: string | null
    content?: Partial<MessageContent> | Mark
  } = {},
): Received {
  const { from = ana, other = null, content = {}, ...rest } = given
  const waId = rest.waId ?? `WA${Math.random().toString(36).slice(2).toUpperCase()}`
  return {
    waId,
    chat: { address: from, other },
    direction: 'in',
    origin: 'live',
    sentAt: 1_795_183_200_000,
    pushName: null,
    status: null,
    seen: false,
    raw: Buffer.from(waId),
    ...rest,
    content: isMark(content)
      ? content
      : {
          type: 'message',
          kind: 'text',
          text: 'hola',
          quote: null,
          attachment: null,
          details: null,
          reactions: [],
          editedAt: null,
          deleted: false,
          ...content,
        },
  }
}

function isMark(content: Partial<MessageContent> | Mark): content is Mark {
  return content.type !== undefined && content.type !== 'message'
}

export const ana = '573001112233@s.whatsapp.net'
export const anaLid = '98765432101234@lid'
export const luis = '573004445566@s.whatsapp.net'
