import { useEffect, useState } from 'react'
import { dismissNotice, useNotices } from '#base/notify.ts'
import { Toasts } from '#ui/toasts.tsx'

const staysMs = 6000
/** Failures and lines with a button need time to be read and reached. */
const staysLongMs = 12_000

/** Shows passing lines and takes them away in time, except while somebody is on them. */
export function ToastRegion() {
  const notices = useNotices((state) => state.notices)
  const [held, hold] = useState(false)
  const oldest = notices[0]
  useEffect(() => {
    if (oldest === undefined || held) return
    const stays = oldest.tone === 'danger' || oldest.action !== null ? staysLongMs : staysMs
    const timer = setTimeout(() => dismissNotice(oldest.id), notices.length > 1 ? stays / 2 : stays)
    return () => clearTimeout(timer)
  }, [oldest, held, notices.length])
  return <Toasts lines={notices} onDismiss={dismissNotice} onHold={hold} />
}
