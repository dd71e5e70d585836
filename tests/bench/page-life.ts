import type { BrowserContext, Page } from '@playwright/test'
import { servePage } from '../e2e/browser.ts'
import { instagramPost } from '../e2e/made-pages.ts'

/** What a page of a site does while one scrolls: rows come in, rows get another seller. */

/** Opens a post with so few comments and waits for the extension to have come to rest on it. */
export async function openPost(context: BrowserContext, commenters: readonly string[]): Promise<Page> {
  const saved = instagramPost('instagram:penulis.contoh', commenters)
  await servePage(context, saved)
  const page = await context.newPage()
  await page.goto(saved.url)
  await page.waitForTimeout(2500)
  return page
}

/** Puts one more comment into the page and answers the milliseconds until its badge stands there. */
export function insertComment(page: Page, handle: string): Promise<number> {
  return page.evaluate(
    name =>
      new Promise<number>((done, fail) => {
        const template = document.querySelector<HTMLTemplateElement>('#comments template')
        const list = document.querySelector('#comments')
        const row = template?.content.firstElementChild?.cloneNode(true)
        if (!list || !(row instanceof HTMLElement)) return fail(new Error('no template'))
        row.querySelectorAll('a:not([href*="/c/"])').forEach(link => {
          link.setAttribute('href', `/${name}/`)
          const text = link.querySelector('span')
          if (text) text.textContent = name
        })
        const startedAt = performance.now()
        const observer = new MutationObserver(() => {
          if (!document.querySelector(`amanah-badge[data-profile="instagram:${name}"]`)) return
          observer.disconnect()
          clearTimeout(timer)
          done(performance.now() - startedAt)
        })
        const timer = setTimeout(() => fail(new Error(`no badge for ${name}`)), 15_000)
        observer.observe(document.body, { childList: true, subtree: true })
        list.append(row)
      }),
    handle,
  )
}

/** The least that so many badges cost: empty ones, put in by one script at once, with nothing measured. */
export function insertPlain(page: Page, count: number): Promise<void> {
  return page.evaluate(howMany => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      'button{all:unset;font:12px sans-serif;padding:2px 6px;border-radius:9px;background:#ddd}',
    )
    const names = Array.from(document.querySelectorAll('#comments > div > div > span > a')).slice(0, howMany)
    for (const name of names) {
      const host = document.createElement('plain-badge')
      const shadow = host.attachShadow({ mode: 'closed' })
      shadow.adoptedStyleSheets = [sheet]
      const button = document.createElement('button')
      button.textContent = 'Diklaim'
      shadow.append(button)
      name.after(host)
    }
  }, count)
}

/** Gives rows that are there already other sellers, so many in all, some each frame, as virtual lists do. */
export function recycle(page: Page, { first, count }: { first: number; count: number }): Promise<void> {
  return page.evaluate(
    async ([from, howMany]) => {
      const rows = document.querySelectorAll('#comments > div')
      for (let i = 0; i < howMany; i++) {
        const name = `toko.contoh.${from + i}`
        rows[i % rows.length]?.querySelectorAll('a:not([href*="/c/"])').forEach(link => {
          link.setAttribute('href', `/${name}/`)
          const text = link.querySelector('span')
          if (text) text.textContent = name
        })
        if (i % 5 === 4) await new Promise(requestAnimationFrame)
      }
    },
    [first, count] as const,
  )
}

/** Megabytes that scripts of all worlds of the page hold once what is not needed was collected. */
export async function readHeap(context: BrowserContext, page: Page): Promise<number> {
  const session = await context.newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6
}

/** Ends the extension's background, as the browser does after half a minute without work. */
export async function putToSleep(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  const { targetInfos } = await session.send('Target.getTargets')
  for (const { type, targetId, url } of targetInfos) {
    if (type === 'service_worker' && url.startsWith('chrome-extension:')) {
      await session.send('Target.closeTarget', { targetId })
    }
  }
  await session.detach()
  await page.waitForTimeout(300)
}
