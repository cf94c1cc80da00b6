import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const script = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What stands in somebody's way on the page as it is now: WCAG 2.2 A and AA, and what axe counts as good practice. */
async function obstacles(page: Page): Promise<string[]> {
  // Half faded in, everything lacks contrast.
  await page.evaluate(`Promise.all(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished.catch(() => undefined)))`)
  // The page allows no script but its own, so axe is put in by the browser itself.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(await script)
  // A dialog hides what lies below it, landmarks and first heading with it.
  const isCovered = (await page.locator('[role=dialog], [role=alertdialog]').count()) > 0
  const runOnly = isCovered ? wcag : [...wcag, 'best-practice']
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  const { violations } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`,
  )
}

/** Nothing stands in anyone's way, and nothing reaches beyond the window. */
export async function expectOpen(page: Page, what: string): Promise<void> {
  expect(await obstacles(page), what).toEqual([])
  const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(beyond, `${what} reaches beyond the window`).toBe(0)
}
