import '#base/without-eval.ts'
import '#ui/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followUpdates, pageOf } from '#base/new-version.ts'
import { isNotLoaded } from '#ui/lazy-part.tsx'
import { App } from './app.tsx'

followUpdates(pageOf(window))

createRoot(document.getElementById('root')!, {
  // A part that did not come is said where it would stand, and asked for again.
  onCaughtError: (error) => {
    if (!isNotLoaded(error)) window.reportError(error)
  },
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
