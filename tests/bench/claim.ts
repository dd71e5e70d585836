import type { Page } from '@playwright/test'
import { ensureDevVars, migrate } from '../../worker/commands/local-server.ts'
import { close, launchBare } from '../e2e/browser.ts'
import { withFolder, withServer } from './bench-worker.ts'
import { type Figures, type Row, round, sum, toAtMost } from './figures.ts'

/** A cheap phone: its window, and a quarter of this machine's speed. */
const phone = { width: 360, height: 640 }
const cpuRate = 4

/** "Slow 3G" as browsers have it in their tools: 2 s to the server and back, 50 kB a second. */
const slow3g = { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 }

/** Assumed of a person, and added to what is measured: a thumb types so fast, eyes need so long for a page. */
const msALetter = 300
const msAPage = 6000
/** To the mail application for the code, and to the platform's for putting the claim code into the bio. */
const mailMs = 20_000
const bioMs = 60_000

const budgetSeconds = 300

interface Step {
  what: string
  /** On the page of the step before: what is typed, what is pressed. */
  act: (page: Page) => Promise<unknown>
  letters: number
  /** Spent elsewhere, before acting. */
  elsewhereMs?: number
}

/** From a link in a chat to a claim that waits for us, on a cheap phone over a slow network. */
export async function benchClaim(): Promise<Figures> {
  await ensureDevVars()
  const rows = await withFolder(async folder => {
    await migrate(folder)
    return withServer('product', ({ url }) => walk(url), folder)
  })
  const machine = sum(rows.map(row => Number(row['machine, s'])))
  const person = sum(rows.map(row => Number(row['person, s'])))
  return {
    tables: [
      {
        title: `From a link to a claim: 360 × 640, CPU ÷ ${cpuRate}, slow 3G; a person is assumed to need ${msAPage / 1000} s a page, ${msALetter} ms a letter, ${mailMs / 1000} s for the mail, ${bioMs / 1000} s for the bio`,
        rows: [
          ...rows,
          {
            step: 'in all',
            'machine, s': round(machine),
            'person, s': round(person),
            kB: round(sum(rows.map(row => Number(row.kB)))),
          },
        ],
      },
    ],
    budgets: [toAtMost('link → claim sent', machine + person, budgetSeconds, 's')],
  }
}

async function walk(url: string): Promise<Row[]> {
  const context = await launchBare()
  try {
    const page = await context.newPage()
    await page.setViewportSize(phone)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', slow3g)
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpuRate })
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    const rows: Row[] = []
    for (const { what, act, letters, elsewhereMs = 0 } of toSteps(url)) {
      bytes = 0
      const startedAt = performance.now()
      await act(page)
      await page.waitForLoadState('load')
      const machineMs = performance.now() - startedAt
      rows.push({
        step: what,
        'machine, s': round(machineMs / 1000),
        'person, s': round((msAPage + letters * msALetter + elsewhereMs) / 1000),
        kB: round(bytes / 1000),
      })
    }
    return rows
  } finally {
    await close(context)
  }
}

function toSteps(url: string): Step[] {
  const email = 'ratna.contoh@contoh.id'
  const name = 'Dapur Sekar'
  const link = `${url}/toko/klaim?akun=${encodeURIComponent('https://www.instagram.com/dapur.sekar.contoh/')}`
  const press = (page: Page) => page.locator('main form.form button.is-main').click()
  return [
    { what: 'open the link', letters: 0, act: page => page.goto(link) },
    {
      what: 'give the e-mail address',
      letters: email.length,
      act: async page => {
        await page.fill('#contact', email)
        await press(page)
        await page.waitForURL('**/masuk/kode*')
      },
    },
    {
      what: 'type the code',
      letters: 6,
      elsewhereMs: mailMs,
      act: async page => {
        await page.fill('#code', await readCode(url))
        await press(page)
        await page.waitForURL('**/toko/baru*')
      },
    },
    {
      what: 'name the shop',
      letters: name.length,
      act: async page => {
        await page.fill('#name', name)
        await press(page)
        await page.waitForSelector('#slug')
      },
    },
    {
      what: 'agree to its address',
      letters: 0,
      act: async page => {
        await press(page)
        await page.waitForURL('**/toko/klaim?*')
      },
    },
    {
      what: 'agree to the profile',
      letters: 0,
      act: async page => {
        await press(page)
        await page.waitForURL(/\/toko\/klaim\/[\w-]+$/)
      },
    },
    {
      what: 'put the code in place and say so',
      letters: 0,
      elsewhereMs: bioMs,
      act: async page => {
        await page.getByRole('button', { name: 'Sudah saya pasang' }).click()
        await page.getByText('Menunggu 3 saksi lagi').waitFor()
      },
    },
  ]
}

/** As the mail application would show it, which is not what is measured. */
async function readCode(url: string): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const mailbox = await (await fetch(`${url}/kotak-surat`)).text()
    const [code] = /\b\d{6}\b(?= adalah kode)/.exec(mailbox) ?? []
    if (code) return code
    await new Promise(done => setTimeout(done, 200))
  }
  throw new Error('no code came')
}
