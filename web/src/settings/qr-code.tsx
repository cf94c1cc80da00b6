import { create } from 'qrcode'
import { useMemo } from 'react'
import { qrPath } from '#settings/pairing-code.ts'

/** Cells of white around the code; the norm asks for four. */
const quiet = 4

/** A QR code, black on white in dark mode too, because phones read it best so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'L' })
    return { size: modules.size, path: qrPath(modules.size, (row, column) => modules.get(row, column) === 1) }
  }, [text])
  const box = size + 2 * quiet
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${box} ${box}`}
      shapeRendering="crispEdges"
      className="size-full"
    >
      <rect x={-quiet} y={-quiet} width={box} height={box} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
