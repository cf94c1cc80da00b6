import { Fragment, type ReactNode, useMemo } from 'react'
import { plainText } from '#base/bidi.ts'
import { isFewEmoji, readWhatsAppText, type TextPiece } from './whatsapp-text.ts'

interface MessageTextProps {
  text: string
  /** Stands at the end of the last line where there is room, else below it. */
  end?: ReactNode
}

/** What somebody wrote, as WhatsApp shows it: never HTML, its direction its own. */
export function MessageText({ text, end }: MessageTextProps) {
  const pieces = useMemo(() => readWhatsAppText(plainText(text)), [text])
  return (
    <div
      dir="auto"
      className={`flow-root [overflow-wrap:anywhere] ${isFewEmoji(text) ? 'text-2xl leading-normal' : ''}`}
    >
      <span className="whitespace-pre-wrap">
        <Pieces pieces={pieces} />
      </span>
      {end && <span className="float-end ms-2.5 translate-y-1">{end}</span>}
    </div>
  )
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map((piece, index) => <Fragment key={index}>{draw(piece)}</Fragment>)
}

function draw(piece: TextPiece) {
  switch (piece.kind) {
    case 'text':
      return piece.text
    case 'mono':
      return <code className="font-mono text-sm">{piece.text}</code>
    case 'link':
      return (
        <bdi>
          <a
            href={piece.href}
            title={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent-ink underline underline-offset-2"
          >
            {piece.text}
          </a>
          {piece.leadsTo !== null && <span className="text-ink-soft"> ({piece.leadsTo})</span>}
        </bdi>
      )
    case 'bold':
      return (
        <strong className="font-semibold">
          <Pieces pieces={piece.pieces} />
        </strong>
      )
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.pieces} />
        </em>
      )
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.pieces} />
        </s>
      )
  }
}

/** The same text on one line, without marks and without links: for quotes and announcements. */
export function flatText(text: string): string {
  const flat = (pieces: readonly TextPiece[]): string =>
    pieces.map((piece) => ('pieces' in piece ? flat(piece.pieces) : piece.text)).join('')
  return flat(readWhatsAppText(plainText(text)))
    .replace(/\s+/g, ' ')
    .trim()
}
