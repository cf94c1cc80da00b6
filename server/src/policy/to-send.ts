/** A message that wants to leave; files are opened by the transport when it needs them. */
export interface ToSend {
  readonly waId: string
  /** Where to: an address the network itself gave, never one made up from a number. */
  readonly address: string
  readonly content:
    | { readonly type: 'text'; readonly text: string }
    | {
        readonly type: 'file'
        readonly as: 'image' | 'video' | 'document' | 'voice'
        readonly path: string
        readonly mimeType: string
        readonly name: string
        readonly caption: string | null
      }
    | { readonly type: 'reaction'; readonly emoji: string; readonly toWaId: string; readonly toFromMe: boolean }
    | { readonly type: 'delete'; readonly ofWaId: string }
    | { readonly type: 'read'; readonly waIds: readonly string[] }
  /** How long it stays on the phones (seconds), and since when that holds in the chat (epoch ms); null: for ever. */
  readonly expiration?: { readonly seconds: number; readonly at: number | null } | null
  /** `raw` as it was stored with the quoted message; `text` where there is none. */
  readonly quote: {
    readonly waId: string
    readonly fromMe: boolean
    readonly raw: Buffer | null
    readonly text: string | null
  } | null
}
