import type { CDPSession, Page } from '@playwright/test'

export interface DomNode {
  localName: string
  attributes?: string[]
  children?: DomNode[]
  shadowRoots?: DomNode[]
  contentDocument?: DomNode
  backendNodeId: number
}

/** Our elements on a page, read through their closed shadow roots as an assistive technology does. */
export class AccessibleHosts {
  readonly page: Page
  readonly #tag: string
  #session: Promise<CDPSession> | null = null

  constructor(page: Page, tag: string) {
    this.page = page
    this.#tag = tag
  }

  /** Each element in document order, with the accessible name of its button. */
  async read(): Promise<{ host: DomNode; name: string }[]> {
    const session = await this.#open()
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
    const found: DomNode[] = []
    const visit = (node: DomNode) => {
      if (node.localName === this.#tag) found.push(node)
      for (const child of node.children ?? []) visit(child)
    }
    visit(root as DomNode)
    return Promise.all(found.map(async host => ({ host, name: await this.#buttonName(session, host) })))
  }

  async #buttonName(session: CDPSession, host: DomNode): Promise<string> {
    const { nodes } = await session.send('Accessibility.queryAXTree', {
      backendNodeId: host.backendNodeId,
      role: 'button',
    })
    // A page may have made itself inert behind a dialog; then its tree is empty and the label has to do.
    return String(nodes[0]?.name?.value ?? '') || labelIn(host)
  }

  #open(): Promise<CDPSession> {
    this.#session ??= this.page.context().newCDPSession(this.page)
    return this.#session
  }
}

export function attributeOf(node: DomNode, name: string): string | null {
  const list = node.attributes ?? []
  const at = list.indexOf(name)
  return at >= 0 ? (list[at + 1] ?? null) : null
}

function labelIn(node: DomNode): string {
  const label = node.localName === 'button' ? attributeOf(node, 'aria-label') : null
  if (label) return label
  return [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(labelIn).find(text => text !== '') ?? ''
}
