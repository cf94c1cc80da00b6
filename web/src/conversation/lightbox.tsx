import type { Message } from '@aldia/shared/message.ts'
import { Download, Minimize2, X, ZoomIn } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { plainText } from '#base/bidi.ts'
import { useFormats, useText } from '#base/language.ts'
import { classNames } from '#ui/class-names.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { conversationText } from './conversation.text.ts'
import { fileAddress } from './file-address.ts'
import { messageText } from './message.text.ts'

interface LightboxProps {
  picture: Message | null
  /** Whose picture it is. */
  from: string
  onClose: () => void
}

/** A photo as large as the screen allows, or in its real size. */
export function Lightbox({ picture, from, onClose }: LightboxProps) {
  const address = fileAddress(picture?.attachment ?? null)
  return (
    <ModalOverlay
      isOpen={picture !== null && address !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable
      className="fixed inset-0 z-50 bg-black/85 data-entering:animate-enter"
    >
      <Modal className="size-full">
        {picture !== null && address !== null && (
          <LargePicture key={picture.id} picture={picture} address={address} from={from} onClose={onClose} />
        )}
      </Modal>
    </ModalOverlay>
  )
}

interface LargePictureProps {
  picture: Message
  address: string
  from: string
  onClose: () => void
}

function LargePicture({ picture, address, from, onClose }: LargePictureProps) {
  const ofMessage = useText(messageText)
  const text = useText(conversationText)
  const formats = useFormats()
  const [isFull, setFull] = useState(false)
  const label = `${ofMessage.imageFrom(from)}, ${formats.fullDate(picture.sentAt)}`
  const onDark = 'text-white hover:bg-white/15 hover:text-white active:bg-white/25'
  return (
    <Dialog aria-label={label} className="flex size-full flex-col outline-none">
      <header className="flex items-center justify-end gap-1 p-2">
        <p className="figures min-w-0 flex-1 truncate px-2 text-white/80">
          <bdi>{from}</bdi> · {formats.fullDate(picture.sentAt)}
        </p>
        <IconButton
          label={isFull ? ofMessage.zoomOut : ofMessage.zoomIn}
          icon={isFull ? Minimize2 : ZoomIn}
          className={onDark}
          onPress={() => setFull(!isFull)}
        />
        <a
          href={address}
          download={picture.attachment?.name ?? ''}
          aria-label={ofMessage.download}
          title={ofMessage.download}
          className={classNames('flex size-9 items-center justify-center rounded-control', onDark)}
        >
          <Download aria-hidden size={20} />
        </a>
        <IconButton label={text.close} icon={X} className={onDark} onPress={onClose} />
      </header>
      <div tabIndex={isFull ? 0 : -1} className="flex min-h-0 flex-1 overflow-auto outline-offset-[-2px]">
        <img
          src={address}
          alt={label}
          className={classNames('m-auto', isFull ? 'max-w-none' : 'max-h-full max-w-full object-contain')}
        />
      </div>
      {picture.text !== null && (
        <p dir="auto" className="max-h-32 overflow-y-auto whitespace-pre-wrap p-4 text-center text-white">
          {plainText(picture.text)}
        </p>
      )}
    </Dialog>
  )
}
