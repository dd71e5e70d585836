import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page } from '@playwright/test'
import { readHeights, servePage, test } from './browser.ts'
import { instagramProfile, lifeProfiles } from './made-pages.ts'
import { Badges } from './pages/badges.ts'

type Answer = (path: string) => { status: number; body: string } | 'never'

/** A server that answers as it likes, in place of ours. */
async function startServer(answer: Answer): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const answered = answer(request.url ?? '')
    if (answered === 'never') return
    response.writeHead(answered.status, { 'content-type': 'application/json' })
    response.end(answered.body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` }
}

async function useServer(page: Page, extensionId: string, apiUrl: string): Promise<void> {
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  await page.evaluate(
    request =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
      ).chrome.runtime.sendMessage({ name: 'settings/change', request }),
    { apiUrl },
  )
}

const troubles: [name: string, answer: Answer | null, said: RegExp][] = [
  ['not there', null, /luring|tidak bisa dihubungi|tidak menjawab/i],
  ['failing', () => ({ status: 500, body: '{}' }), /server/i],
  [
    'answering garbage',
    () => ({ status: 200, body: '<html>masuk dulu</html>' }),
    /tidak (bisa|dapat) dibaca|tidak terbaca|rusak|tidak cocok/i,
  ],
  [
    'answering the wrong shape',
    () => ({ status: 200, body: '{"version":"satu"}' }),
    /tidak (bisa|dapat) dibaca|tidak terbaca|rusak|tidak cocok/i,
  ],
  ['silent', () => 'never', /lambat|lama/i],
]

for (const [name, answer, said] of troubles) {
  test(`a server that is ${name}: the page stands, the popup says so`, async ({
    context,
    page,
    extensionId,
    complaints,
  }) => {
    const started = answer ? await startServer(answer) : null
    const popup = await context.newPage()
    await useServer(popup, extensionId, started?.url ?? 'http://localhost:9')
    const saved = instagramProfile(lifeProfiles.verified)
    await servePage(context, saved)
    await page.goto(saved.url)

    const before = await readHeights(page)
    const [badge] = await new Badges(page).waitFor(seen => seen.length > 0, 15_000)
    expect(badge?.name ?? 'Amanah: Tidak bisa dicek sekarang').toContain('Tidak bisa dicek sekarang')
    expect(await readHeights(page)).toEqual(before)
    await popup.reload()
    await expect(popup.getByText(said).first()).toBeVisible({ timeout: 15_000 })
    expect(complaints.filter(text => !/Failed to load resource|net::/.test(text))).toEqual([])
    started?.server.closeAllConnections()
    started?.server.close()
  })
}
