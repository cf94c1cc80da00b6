import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { useUiText } from './ui-text.ts'

export interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  /** 448 px, 640 px. */
  width?: 'normal' | 'wide'
  role?: 'dialog' | 'alertdialog'
  /** Off while something is being saved that must not be left by a stray click outside. */
  canDismiss?: boolean
  children: ReactNode
}

/** A dialog over a dimmed page: focus stays inside and returns, Esc closes. On phones it rises from the foot. */
export function Dialog({
  title,
  isOpen,
  onClose,
  actions,
  width = 'normal',
  role,
  canDismiss = true,
  children,
}: DialogProps) {
  const text = useUiText()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={canDismiss}
      className="fixed inset-0 z-40 flex items-end justify-center bg-scrim sm:items-center sm:p-6"
    >
      <Modal
        className={classNames(
          'flex max-h-[92dvh] w-full flex-col rounded-t-panel bg-raised shadow-float data-entering:animate-enter sm:rounded-panel',
          width === 'wide' ? 'sm:max-w-160' : 'sm:max-w-md',
        )}
      >
        <AriaDialog {...(role ? { role } : {})} className="flex min-h-0 flex-col outline-none">
          <header className="flex items-start justify-between gap-3 px-5 pt-4">
            <Heading slot="title" className="py-1.5 font-semibold text-ink text-lg">
              {title}
            </Heading>
            <IconButton label={text.close} icon={X} onPress={onClose} className="-mr-2" />
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3.5 max-sm:pb-[max(0.875rem,env(safe-area-inset-bottom))]">
              {actions}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface ConfirmDialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  onConfirm: () => void
  /** The verb on the button; never "OK". */
  confirmLabel: string
  /** `danger` when something is taken away. */
  tone?: 'main' | 'danger'
  isPending?: boolean
  children: ReactNode
}

/** Asks before something that has consequences; says what will happen and what stays. */
export function ConfirmDialog({
  confirmLabel,
  onConfirm,
  tone = 'main',
  isPending = false,
  ...rest
}: ConfirmDialogProps) {
  const text = useUiText()
  return (
    <Dialog
      {...rest}
      role="alertdialog"
      actions={
        <>
          <Button onPress={rest.onClose}>{text.cancel}</Button>
          <Button tone={tone} isPending={isPending} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  )
}
