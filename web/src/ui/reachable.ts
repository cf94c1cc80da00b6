import { type ComponentProps, createElement } from 'react'

/**
 * Draws a list whose choices are made from a field beside it. The focus stays in that field; who scrolls by keys of their
 * own still finds the list by Tab.
 */
export const reachable = (props: ComponentProps<'div'>) => createElement('div', { ...props, tabIndex: 0 })
