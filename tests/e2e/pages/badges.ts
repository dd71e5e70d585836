import type { CDPSession, Page } from '@playwright/test'

/** One badge as people and screen readers meet it. */
export interface BadgeSeen {
  profile: string
  /** Accessible name of its button. */
  name: string
}

interface DomNode {
  localName: string
  attributes?: string[]
  children?: DomNode[]
  shadowRoots?: DomNode[]
  contentDocument?: DomNode
  backendNodeId: number
}

/** Reads badges through the closed shadow roots, as an assistive technology does. */
export class Badges {
  readonly page: Page
  #session: Promise<CDPSession> | null = null

  constructor(page: Page) {
    this.page = page
  }

  /** Every badge on the page, in document order. */
  async read(): Promise<BadgeSeen[]> {
    const session = await this.#open()
    const hosts = await this.#hosts()
    return Promise.all(
      hosts.map(async host => ({
        profile: attributeOf(host, 'data-profile') ?? '',
        name: await this.#buttonName(session, host),
      })),
    )
  }

  /** Waits until `isDone` says so of what is on the page; answers what was there last. */
  async waitFor(isDone: (badges: BadgeSeen[]) => boolean, timeoutMs = 10_000): Promise<BadgeSeen[]> {
    const until = Date.now() + timeoutMs
    for (;;) {
      const badges = await this.read()
      if (isDone(badges) || Date.now() > until) return badges
      await this.page.waitForTimeout(100)
    }
  }

  /** Clicks the badge of a profile with a real pointer. */
  async click(profile: string): Promise<void> {
    const host = this.page.locator(`amanah-badge[data-profile="${profile}"]`).first()
    await host.scrollIntoViewIfNeeded()
    const box = await host.boundingBox()
    const button = box ?? { x: 0, y: 0, width: 0, height: 0 }
    await this.page.mouse.click(button.x + Math.min(button.width / 2, 40), button.y + button.height / 2)
  }

  async #buttonName(session: CDPSession, host: DomNode): Promise<string> {
    const { nodes } = await session.send('Accessibility.queryAXTree', {
      backendNodeId: host.backendNodeId,
      role: 'button',
    })
    // A page may have made itself inert behind a dialog; then its tree is empty and the label has to do.
    return String(nodes[0]?.name?.value ?? '') || labelIn(host)
  }

  async #hosts(): Promise<DomNode[]> {
    const session = await this.#open()
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
    const found: DomNode[] = []
    const visit = (node: DomNode) => {
      if (node.localName === 'amanah-badge') found.push(node)
      for (const child of node.children ?? []) visit(child)
    }
    visit(root as DomNode)
    return found
  }

  async #open(): Promise<CDPSession> {
    this.#session ??= this.page.context().newCDPSession(this.page)
    return this.#session
  }
}

function labelIn(node: DomNode): string {
  const label = node.localName === 'button' ? attributeOf(node, 'aria-label') : null
  if (label) return label
  return [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(labelIn).find(text => text !== '') ?? ''
}

function attributeOf(node: DomNode, name: string): string | null {
  const list = node.attributes ?? []
  const at = list.indexOf(name)
  return at >= 0 ? (list[at + 1] ?? null) : null
}
