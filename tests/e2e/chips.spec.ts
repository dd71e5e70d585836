import { expect, type Page } from '@playwright/test'
import { readHeights, readText, servePage, test } from './browser.ts'
import { instagramProfile, lifeProfiles } from './made-pages.ts'
import { Chips } from './pages/chips.ts'
import { ExtensionView } from './pages/extension-view.ts'

const { unlisted } = lifeProfiles
const bio = `Kue kering dan sambal<br>BCA 123-456-7890 a.n. Siti Contoh<br>DANA/OVO 0812 3456 7890<br>
  Order: <a href="https://l.instagram.com/?u=https%3A%2F%2Fwa.me%2F6281298765432&e=AT">Chat di sini</a> · NIB 1234567890123`

async function open(page: Page, text = bio): Promise<Chips> {
  const saved = instagramProfile(unlisted, text)
  await servePage(page.context(), saved)
  await page.goto(saved.url)
  return new Chips(page)
}

test('numbers of a bio get their chips, and the page stays as it is', async ({ page, complaints }) => {
  const chips = await open(page)
  const before = { heights: await readHeights(page), text: await readText(page) }
  expect(await chips.waitFor(3)).toEqual([
    { kind: 'bank', name: 'Amanah: Cek rekening ini, 123-456-7890' },
    { kind: 'ewallet', name: 'Amanah: Cek e-wallet ini, 0812 3456 7890' },
    { kind: 'phone', name: 'Amanah: Cek nomor ini, 6281298765432' },
  ])
  expect({ heights: await readHeights(page), text: await readText(page) }).toEqual(before)
  expect(complaints).toEqual([])
})

test('a chip stands at the end of its number’s line and takes no room', async ({ page }) => {
  const chips = await open(page)
  await chips.waitFor(3)
  const boxes = await chips.boxes()
  const lines = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('header') ?? document.body, 4)
    const rects: Record<string, { right: number; middle: number }> = {}
    while (walker.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const { right, top, height } = range.getBoundingClientRect()
      rects[walker.currentNode.nodeValue?.trim().slice(0, 4) ?? ''] = { right, middle: top + height / 2 }
    }
    return rects
  })
  for (const [i, start] of ['BCA ', 'DANA'].entries()) {
    const [box, line] = [boxes[i], lines[start]]
    if (!box || !line) throw new Error(`no ${start}`)
    expect(box.x).toBeGreaterThan(line.right)
    expect(box.x - line.right).toBeLessThan(12)
    expect(Math.abs(box.y + box.height / 2 - line.middle)).toBeLessThan(2)
  }
})

test('two numbers on one line say which is which', async ({ page }) => {
  const chips = await open(page, 'BCA 1234567417 atau Mandiri 1230001234999')
  await chips.waitFor(2)
  const [first, second] = await chips.boxes()
  expect([first?.width, second?.width]).toEqual([60, 60])
  expect((second?.x ?? 0) - (first?.x ?? 0)).toBeGreaterThanOrEqual(60)
})

test('a click checks; the next opens the panel with the number, which is not in its address', async ({
  page,
}) => {
  const chips = await open(page)
  await chips.waitFor(3)
  await chips.click(0)
  expect(await chips.waitUntilChecked(0)).toBe('Amanah: Belum ada catatan, 123-456-7890')
  await chips.click(0)
  const panel = await ExtensionView.waitFor(page, 'sidepanel.html')
  await panel.waitForText('Rekening BCA 123-456-7890 atas nama Siti Contoh')
  expect(await panel.text()).toMatch(/Cocokkan nama penerima di aplikasi/)
  expect(await panel.address()).toMatch(/^chrome-extension:\/\/\w+\/sidepanel\.html#[\w-]{36}$/)
  await panel.reload()
  await panel.waitForText('Rekening BCA 123-456-7890 atas nama Siti Contoh')
})

test('by keyboard, too; several wallets of one number are all offered', async ({ page }) => {
  const chips = await open(page)
  await chips.waitFor(3)
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab')
    const isWallet = await page.evaluate(
      () => document.activeElement?.getAttribute('data-kind') === 'ewallet',
    )
    if (isWallet) break
  }
  await page.keyboard.press('Enter')
  expect(await chips.waitUntilChecked(1)).toBe('Amanah: Belum ada catatan, 0812 3456 7890')
  await page.keyboard.press('Enter')
  const panel = await ExtensionView.waitFor(page, 'sidepanel.html')
  await panel.waitUntil('document.querySelector(".answer") !== null')
  const answers = await panel.evaluate(
    '[...document.querySelectorAll(".answer")].map(e => e.innerText).join()',
  )
  for (const wallet of ['DANA', 'OVO']) expect(answers).toContain(`${wallet} 0812-3456-7890`)
})

test('a page cannot press a chip', async ({ page, context }) => {
  const chips = await open(page)
  await chips.waitFor(3)
  await page.evaluate(() => {
    for (const chip of document.querySelectorAll<HTMLElement>('amanah-chip')) chip.click()
  })
  await page.waitForTimeout(500)
  expect(context.pages()).toHaveLength(1)
  expect(await ExtensionView.isOpen(page, 'sidepanel.html')).toBe(false)
})

test('chips follow a text that changes, and go with it', async ({ page }) => {
  const chips = await open(page)
  await chips.waitFor(3)
  await page.evaluate(() => {
    const text = document.querySelector('header section > div:last-child > span')
    if (text) text.textContent = 'Mandiri 1230001234567'
  })
  expect(await chips.waitFor(1)).toEqual([{ kind: 'bank', name: 'Amanah: Cek rekening ini, 1230001234567' }])
  await page.evaluate(() => document.querySelector('header section > div:last-child')?.remove())
  expect(await chips.waitFor(0)).toEqual([])
})

test('lines that break anew take their chips along', async ({ page }) => {
  const chips = await open(page)
  await chips.waitFor(3)
  const wide = await chips.boxes()
  await page.setViewportSize({ width: 320, height: 700 })
  await expect.poll(async () => (await chips.boxes())[0]?.width).toBeLessThan(wide[0]?.width ?? 0)
  for (const { x, width } of await chips.boxes()) expect(x + width).toBeLessThanOrEqual(320)
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect.poll(async () => (await chips.boxes())[0]?.width).toBe(wide[0]?.width)
})

test('hostile text is text, and no chip is made of it', async ({ page, complaints }) => {
  const chips = await open(
    page,
    '&lt;img src=x onerror=alert(1)&gt; BCA 1234567890 a.n. &lt;b&gt;X&lt;/b&gt;',
  )
  expect(await chips.waitFor(1)).toEqual([{ kind: 'bank', name: 'Amanah: Cek rekening ini, 1234567890' }])
  expect(complaints).toEqual([])
})

test('English is spoken after one change', async ({ page, context, extensionId }) => {
  const chips = await open(page)
  await chips.waitFor(3)
  const popup = await context.newPage()
  await popup.goto(`chrome-extension://${extensionId}/popup.html`)
  await popup.getByRole('button', { name: 'English' }).click()
  await expect
    .poll(async () => (await chips.read())[0]?.name)
    .toBe('Amanah: Check this account, 123-456-7890')
})
