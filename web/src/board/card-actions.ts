import { createContext, useContext } from 'react'

/** What is asked for a card in a small dialog. */
export type CardAction = 'move' | 'assign' | 'tag'

export interface CardActions {
  readonly open: (cardId: string) => void
  readonly ask: (action: CardAction, cardId: string) => void
  /** Whether the signed-in person may move and assign. */
  readonly mayWork: boolean
}

export const CardActionsContext = createContext<CardActions>({ open: () => {}, ask: () => {}, mayWork: false })

export const useCardActions = (): CardActions => useContext(CardActionsContext)
