import { type Payment, PaymentPage } from '@aldia/shared/payment.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { getJson } from '#base/api.ts'
import { type News, onNews } from '#records/records.ts'
import { useReloadOnNews } from '#today/today-list.ts'

const pageSize = 50

/** Payments that wait to be verified, oldest first, page by page; follows the news. */
export function useClaims() {
  const list = useInfiniteQuery({
    queryKey: ['claims'],
    queryFn: ({ pageParam, signal }) => getJson(claimsPath(pageParam), PaymentPage, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  useReloadOnNews('claims', touchesClaims)
  const claims = useMemo(
    () => [...new Map(list.data?.pages.flatMap(({ payments }) => payments.map((one) => [one.id, one]))).values()],
    [list.data],
  )
  return { ...list, claims, total: list.data?.pages.at(-1)?.total ?? null }
}

function claimsPath(after: string | null): string {
  const query = new URLSearchParams({ state: 'claimed', limit: String(pageSize) })
  if (after !== null) query.set('after', after)
  return `/api/payments?${query}`
}

const touchesClaims = ({ saved, removed, caughtUp }: News) =>
  caughtUp || removed.length > 0 || (saved.payments?.length ?? 0) > 0

/** Hears when the payment that is looked at is settled: by whom, and how. */
export function useSettled(paymentId: string | null, onSettled: (payment: Payment) => void): void {
  const latest = useRef(onSettled)
  latest.current = onSettled
  useEffect(
    () =>
      onNews(({ saved }) => {
        const settled = saved.payments?.find(({ id, state }) => id === paymentId && state !== 'claimed')
        if (settled !== undefined) latest.current(settled)
      }),
    [paymentId],
  )
}
