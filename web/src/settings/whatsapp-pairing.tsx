import { type ChannelAccount, Pairing } from '@aldia/shared/channel.ts'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { getJson } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { useSecondsLeft } from '#channels/countdown.ts'
import { usePairing } from '#records/live.ts'
import { Steps } from '#settings/pairing-steps.tsx'
import { whatsappText } from '#settings/whatsapp.text.ts'
import { PairingByCode } from '#settings/whatsapp-pairing-code.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { Loading, Skeleton } from '#ui/skeleton.tsx'
import { whatsappPairingText } from './whatsapp-pairing.text.ts'

const QrCode = lazyPart(async () => (await import('#settings/qr-code.tsx')).QrCode)

/** Two ways to link: the QR code as it rotates, or a code for a phone number. */
export function WhatsappPairing({ account }: { account: ChannelAccount }) {
  const text = useText(whatsappPairingText)
  const [way, setWay] = useState<'qr' | 'code'>('qr')
  return (
    <section aria-label={text.title} className="space-y-5">
      <SegmentedChoice
        label={text.ways}
        choices={[
          { id: 'qr', label: text.byQr },
          { id: 'code', label: text.byCode },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'qr' ? <PairingByQr account={account} /> : <PairingByCode account={account} />}
    </section>
  )
}

function PairingByQr({ account }: { account: ChannelAccount }) {
  const text = useText(whatsappPairingText)
  const { tryNow } = useText(whatsappText)
  const fetched = useQuery({
    queryKey: ['pairing', account.id, account.stateSince],
    queryFn: ({ signal }) => getJson(`/api/channel-accounts/${account.id}/pairing`, Pairing, signal),
  })
  // What the socket tells is newer; the answer by HTTP is for those who arrive in between.
  const pairing = usePairing(account.id) ?? fetched.data
  const left = useSecondsLeft(pairing?.qrExpiresAt ?? null)
  const qr = left === 0 ? null : (pairing?.qr ?? null)
  if (fetched.isError && !pairing) {
    return (
      <ErrorNote title={text.loadFailed} retry={{ label: tryNow, run: () => fetched.refetch() }}>
        {fetched.error.message}
      </ErrorNote>
    )
  }
  return (
    <div className="flex flex-col gap-8 sm:flex-row-reverse sm:items-start sm:justify-end">
      <Steps title={text.stepsTitle} steps={text.steps} />
      <div className="w-full max-w-72 shrink-0 space-y-2 max-sm:mx-auto">
        <div className="aspect-square overflow-hidden rounded-panel bg-[#fff] ring-1 ring-line">
          {qr === null ? (
            <QrWaiting />
          ) : (
            <Suspense fallback={<QrWaiting />}>
              <QrCode text={qr} label={text.qrLabel} />
            </Suspense>
          )}
        </div>
        <p className="figures text-center text-ink-faint text-sm">
          {qr !== null && left !== null ? text.renewsIn(left) : pairing ? text.renewing : text.preparing}
        </p>
      </div>
    </div>
  )
}

function QrWaiting() {
  return (
    <Loading className="flex size-full items-center justify-center p-8">
      <Skeleton className="size-full opacity-40" />
    </Loading>
  )
}
