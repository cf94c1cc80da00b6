import type { Payment } from '@aldia/shared/payment.ts'
import { ChevronLeft, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { useMoneyWords } from '#base/money-words.ts'
import { notify } from '#base/notify.ts'
import { usePersonName } from '#contacts/person-name.ts'
import { ClaimView } from '#payments/claim-view.tsx'
import { paymentWays } from '#payments/payment-ways.text.ts'
import { useCard, useMe, useUsers } from '#records/use-records.ts'
import { useClaims, useSettled } from '#today/claims.ts'
import { verifyText } from '#today/verify.text.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'

interface VerifyPageProps {
  todayPath: string
  /** Opens the conversation of a card over this page. */
  onOpenCard: (cardId: string) => void
}

/** The tray *Por verificar*: the payments at the left, the chosen one (`?pago=`) beside them; on a phone one after the other. */
export function VerifyPage({ todayPath, onOpenCard }: VerifyPageProps) {
  const text = useText(verifyText)
  const formats = useFormats()
  const list = useClaims()
  const { total } = list
  const [settledHere, setSettledHere] = useState<ReadonlyMap<string, number>>(new Map())
  // What was settled here goes at once; undone it comes back as a newer record.
  const claims = list.claims.filter(({ id, seq }) => seq > (settledHere.get(id) ?? -1))
  const [search, setSearch] = useSearchParams()
  const wanted = search.get('pago')
  // One that was asked for and is not there any more says so, instead of another in its place.
  const isGone = wanted !== null && list.isSuccess && !list.isFetching && !claims.some(({ id }) => id === wanted)
  const chosen = claims.find(({ id }) => id === wanted) ?? (wanted === null ? claims[0] : undefined)
  const choose = (id: string | null) => setSearch(id === null ? {} : { pago: id }, { replace: true })
  useTellWhoWasFaster(chosen?.id ?? null)
  const goOn = (from: Payment) => {
    setSettledHere((before) => new Map(before).set(from.id, from.seq))
    const at = claims.findIndex(({ id }) => id === from.id)
    choose((claims[at + 1] ?? claims[at - 1])?.id ?? null)
    void list.refetch()
  }

  return (
    <div className="flex h-full min-h-0 bg-surface">
      {/* On a phone the list with its title gives way to the payment. */}
      <h1 className="sr-only">{text.title}</h1>
      <section
        aria-label={text.claims}
        className={classNames(
          'w-80 shrink-0 overflow-y-auto border-line border-r max-md:w-full max-md:border-r-0',
          wanted !== null && 'max-md:hidden',
        )}
      >
        <header className="px-4 pt-4 pb-3">
          <Link
            to={todayPath}
            className="-ml-2 inline-flex h-8 items-center gap-1 rounded-control px-2 text-ink-soft hover:bg-hover"
          >
            <ChevronLeft aria-hidden size={16} />
            {text.back}
          </Link>
          <p aria-hidden className="pt-1 font-semibold text-ink text-xl">
            {text.title}
          </p>
          <p className="text-ink-soft">{text.lead}</p>
          <p role="status" className="figures pt-1 text-ink-faint text-sm">
            {total !== null && total > 0 && text.count(formats.number(total))}
          </p>
        </header>
        {list.isPending && <ListLoading />}
        {list.isError && claims.length === 0 && (
          <div className="px-4">
            <ErrorNote title={text.loadFailed} retry={{ label: text.retry, run: () => void list.refetch() }}>
              {list.error.message}
            </ErrorNote>
          </div>
        )}
        {list.isSuccess && claims.length === 0 && (
          <div className="md:hidden">
            <Nothing />
          </div>
        )}
        <ul className="divide-y divide-line border-line border-y empty:border-y-0">
          {claims.map((payment) => (
            <li key={payment.id}>
              <ClaimLine payment={payment} isChosen={payment.id === chosen?.id} onChoose={() => choose(payment.id)} />
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <p className="p-4 text-center">
            <Button size="small" isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
              {text.more}
            </Button>
          </p>
        )}
      </section>
      <div className={classNames('min-w-0 flex-1 overflow-y-auto', wanted === null && 'max-md:hidden')}>
        <Button tone="quiet" icon={ChevronLeft} className="mt-2 ml-2 md:hidden" onPress={() => choose(null)}>
          {text.toList}
        </Button>
        {isGone && (
          <EmptyState
            icon={ListChecks}
            title={text.gone}
            action={<Button onPress={() => choose(null)}>{text.toList}</Button>}
          />
        )}
        {list.isSuccess && claims.length === 0 && !isGone && <Nothing />}
        {chosen !== undefined && (
          <ClaimView key={chosen.id} payment={chosen} onOpenCard={onOpenCard} onSettled={() => goOn(chosen)} />
        )}
      </div>
    </div>
  )
}

function Nothing() {
  const text = useText(verifyText)
  return (
    <EmptyState icon={ListChecks} title={text.emptyTitle}>
      {text.empty}
    </EmptyState>
  )
}

function ClaimLine({ payment, isChosen, onChoose }: { payment: Payment; isChosen: boolean; onChoose: () => void }) {
  const ways = useText(paymentWays)
  const text = useText(verifyText)
  const nameOf = usePersonName()
  const formats = useFormats()
  const now = useNow()
  const money = useMoneyWords()
  const card = useCard(payment.cardId ?? '')
  return (
    <button
      type="button"
      aria-current={isChosen}
      onClick={onChoose}
      className={classNames(
        'block w-full px-4 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2',
        isChosen && 'md:bg-accent-soft',
      )}
    >
      <span className="flex items-baseline gap-3">
        <bdi className="min-w-0 flex-1 truncate font-medium text-ink">{card === undefined ? '…' : nameOf(card)}</bdi>
        <span className="figures shrink-0 font-medium text-ink">
          {money.amount(payment.amountMinor, payment.currency)}
        </span>
      </span>
      <span className="flex items-baseline gap-3 text-ink-soft text-sm">
        <span className="min-w-0 flex-1 truncate">
          {ways[payment.paidBy]}
          {payment.lookalikes.length > 0 && <span className="text-warn-ink"> · {text.lookalikeTitle}</span>}
        </span>
        <span className="shrink-0">{formats.ago(payment.createdAt, now)}</span>
      </span>
    </button>
  )
}

function ListLoading() {
  return (
    <Loading>
      {['w-32', 'w-40', 'w-28', 'w-36'].map((width, place) => (
        <div key={`${width}${place}`} className="space-y-2 border-line border-b px-4 py-3">
          <Skeleton className={`h-3.5 ${width}`} />
          <Skeleton className="h-3 w-24" />
        </div>
      ))}
    </Loading>
  )
}

/** Somebody else settled what is being looked at: says who and how, before the row goes. */
function useTellWhoWasFaster(paymentId: string | null): void {
  const text = useText(verifyText)
  const me = useMe()
  const users = useUsers()
  useSettled(paymentId, ({ state, settledById }) => {
    if (settledById === me.id || state === 'claimed') return
    notify({ text: text.resolvedBy(users.get(settledById ?? '')?.name ?? text.someone, state) })
  })
}
