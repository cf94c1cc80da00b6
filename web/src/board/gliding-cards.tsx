import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { CardFace } from '#board/card-face.tsx'
import { useDensity } from '#board/density.ts'
import { arrive, type Glide, useGliding } from '#board/gliding.ts'

const glideMs = 180

/** Cards on their way, above everything that would clip them. */
export function GlidingCards() {
  const glides = useGliding((state) => state.glides)
  return createPortal(
    glides.map((glide) => <GlidingCard key={glide.card.id} glide={glide} />),
    document.body,
  )
}

function GlidingCard({ glide: { card, from, to } }: { glide: Glide }) {
  const ref = useRef<HTMLDivElement>(null)
  const density = useDensity((state) => state.density)
  useEffect(() => {
    const path = [{ transform: `translate(${from.x - to.x}px, ${from.y - to.y}px)` }, { transform: 'none' }]
    const way = ref.current?.animate(path, { duration: glideMs, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' })
    if (way === undefined) return
    way.onfinish = () => arrive(card.id)
    return () => way.cancel()
  }, [card.id, from, to])
  return (
    <div
      ref={ref}
      className="pointer-events-none fixed z-30 rounded-panel shadow-float"
      style={{ left: to.x, top: to.y, width: to.width }}
    >
      <CardFace card={card} density={density} />
    </div>
  )
}
