import type { CDPSession, Page } from '@playwright/test'

interface TargetInfo {
  targetId: string
  url: string
}
interface Reply {
  id?: number
  error?: { message: string }
  result?: {
    result?: { value?: unknown }
    exceptionDetails?: { exception?: { description?: string } }
    data?: string
  }
}
type Send = (method: string, params: object) => Promise<unknown>

/**
 * A view of the extension that is drawn by the browser and is no tab: its panel, or the window under its button.
 * Playwright has no page for these; they are spoken to through the browser.
 */
export class ExtensionView {
  readonly #session: CDPSession
  readonly #sessionId: string
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  #lastId = 0

  private constructor(session: CDPSession, sessionId: string) {
    this.#session = session
    this.#sessionId = sessionId
    const listen = ({ sessionId: from, message }: { sessionId: string; message: string }) => {
      const reply = JSON.parse(message) as Reply
      if (from === sessionId) this.#waiting.get(reply.id ?? 0)?.(reply)
    }
    session.on('Target.receivedMessageFromTarget', listen)
  }

  /** Waits until a view of this file is open in the browser of the page. */
  static async waitFor(page: Page, file: 'sidepanel.html' | 'popup.html'): Promise<ExtensionView> {
    const { session, target } = await waitForTarget(page, file)
    const send = session.send.bind(session) as Send
    const attached = await send('Target.attachToTarget', { targetId: target.targetId, flatten: false })
    const view = new ExtensionView(session, (attached as { sessionId: string }).sessionId)
    await view.waitUntil('document.readyState === "complete" && document.querySelector("h1") !== null')
    return view
  }

  /** Whether a view of this file is open. */
  static async isOpen(page: Page, file: string): Promise<boolean> {
    const { session, target } = await findTarget(page, file)
    await session.detach()
    return target !== null
  }

  /** The value of an expression in the view. */
  async evaluate(expression: string): Promise<unknown> {
    const { result } = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (result?.exceptionDetails) throw new Error(result.exceptionDetails.exception?.description)
    return result?.result?.value
  }

  async text(): Promise<string> {
    return String(await this.evaluate('document.body.innerText'))
  }

  /** What stands in the field of the view, as typed. */
  async typed(): Promise<string> {
    return String(await this.evaluate('document.getElementById("manual").value'))
  }

  async address(): Promise<string> {
    return String(await this.evaluate('location.href'))
  }

  /** Types as a person would, into what has the focus or into the field. */
  async type(text: string): Promise<void> {
    await this.evaluate('document.getElementById("manual").focus()')
    await this.#send('Input.insertText', { text })
  }

  /** Presses the button whose words, or name, begin so. */
  async press(name: string): Promise<void> {
    const find = `[...document.querySelectorAll('button, a')].find(each =>
      (each.getAttribute('aria-label') ?? each.innerText).trim().startsWith(${JSON.stringify(name)}))`
    await this.waitUntil(`Boolean(${find})`)
    await this.evaluate(`${find}.click()`)
  }

  /** Waits for an expression that is true; says what the view shows where it never is. */
  async waitUntil(expression: string, timeoutMs = 20_000): Promise<void> {
    const until = Date.now() + timeoutMs
    while (!(await this.evaluate(expression))) {
      if (Date.now() > until) throw new Error(`never: ${expression}\n${await this.text()}`)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }

  waitForText(text: string): Promise<void> {
    return this.waitUntil(`document.body?.innerText.includes(${JSON.stringify(text)})`)
  }

  async reload(): Promise<void> {
    await this.evaluate('document.body.replaceChildren()')
    await this.#send('Page.reload', {})
  }

  async screenshot(): Promise<Buffer> {
    const { result } = await this.#send('Page.captureScreenshot', { format: 'png' })
    return Buffer.from(result?.data ?? '', 'base64')
  }

  async #send(method: string, params: object): Promise<Reply> {
    const id = ++this.#lastId
    const answered = new Promise<Reply>(resolve => this.#waiting.set(id, resolve))
    const message = JSON.stringify({ id, method, params })
    await (this.#session.send as Send).call(this.#session, 'Target.sendMessageToTarget', {
      sessionId: this.#sessionId,
      message,
    })
    const reply = await answered
    if (reply.error) throw new Error(`${method}: ${reply.error.message}`)
    return reply
  }
}

async function waitForTarget(page: Page, file: string): Promise<{ session: CDPSession; target: TargetInfo }> {
  const until = Date.now() + 15_000
  for (;;) {
    const { session, target } = await findTarget(page, file)
    if (target) return { session, target }
    await session.detach()
    if (Date.now() > until) throw new Error(`no ${file} is open`)
    await page.waitForTimeout(100)
  }
}

async function findTarget(
  page: Page,
  file: string,
): Promise<{ session: CDPSession; target: TargetInfo | null }> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the browser is gone')
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = (await (session.send as Send).call(session, 'Target.getTargets', {
    filter: [{ type: 'page' }],
  })) as { targetInfos: TargetInfo[] }
  const target = targetInfos.find(
    ({ url }) => url.startsWith('chrome-extension:') && url.includes(`/${file}`),
  )
  return { session, target: target ?? null }
}
