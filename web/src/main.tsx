import '#base/without-eval.ts'
import '#ui/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followUpdates } from '#base/new-version.ts'
import { App } from './app.tsx'

followUpdates(window)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
