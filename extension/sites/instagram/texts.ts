import { authorOfPage, isPostPage, isProfileHref, profileOfPage, toInstagramRef } from './handle.ts'
import { textSelectors } from './text-selectors.ts'

/** Elements with text that a seller wrote: name and bio of a profile, captions of posts and reels. */
export function findInstagramTexts(document: Document, url: URL): Element[] {
  const found = url.pathname.startsWith('/reels/')
    ? findAll(document, textSelectors.reelsCaption.css).filter(text => !text.closest('a, button'))
    : [...findBio(document, url), ...findScopes(document, url).flatMap(scope => findCaptions(scope, url))]
  return outermost(found.filter(hasText))
}

/** In the header of a profile, what is neither handle, count, control nor highlight. */
export function findBio(document: Document, url: URL): Element[] {
  if (!profileOfPage(url)) return []
  const texts = findAll(document, textSelectors.headerText.css)
  return outermost(texts).filter(text => {
    if (text.closest('h1, h2, li, [role="menu"], [role="dialog"]')) return false
    // The link that a seller sets in the bio is a link or a button, and reads as an address.
    return isAddress(textOf(text)) || !text.closest('a, button, [role="button"]')
  })
}

/** The open post where there is one; else the posts of the feed, or the page of one post. */
function findScopes(document: Document, url: URL): Element[] {
  const open = document.querySelector(textSelectors.openPost.css)
  if (open) return [open]
  const articles = findAll(document, textSelectors.article.css)
  if (url.pathname === '/') return articles
  const page = isPostPage(url) ? (articles[0] ?? document.querySelector('main')) : null
  return page ? [page] : []
}

/** What follows the author's name, except in the header of the post and in comments. */
function findCaptions(scope: Element, url: URL): Element[] {
  let author = authorOfPage(url)?.handle
  // The browser finds the links of one person among those of a thousand faster than we do.
  const ofAuthor = author ? `:is(${textSelectors.nameLink.css})[href*="${author}" i]` : null
  for (const link of scope.querySelectorAll(ofAuthor ?? textSelectors.nameLink.css)) {
    const handle = readName(link)
    if (!handle || (author && handle !== author)) continue
    author = handle
    const caption = link.closest('header, h3') ? null : findTextAfter(link, scope)
    if (caption) return [caption]
  }
  return []
}

/** How far above a name its caption may begin: in a dialog the name is a heading of its own. */
const reach = 4

function findTextAfter(link: Element, scope: Element): Element | null {
  let inner = link
  for (let step = 0; step < reach; step++) {
    const block = inner.parentElement
    if (!block || !scope.contains(block)) return null
    const after = Array.from(block.childNodes).slice(Array.from(block.childNodes).indexOf(inner) + 1)
    const written = after.filter(isWritten)
    // The permanent link of a comment, with its age: somebody's comment and no caption.
    if (block.querySelector('a[href*="/c/"] time')) return null
    const [only] = written
    if (only) return written.length === 1 && isElement(only) ? only : block
    inner = block
  }
  return null
}

/** Whether a node says more than when, and more than a control or a dot between two names. */
function isWritten(node: Node): boolean {
  if (!isElement(node)) return /[\p{L}\p{N}]/u.test(node.textContent ?? '')
  if (node.matches('time, a, button, [role="button"], section, ul, form, [role="dialog"]')) return false
  return Array.from(node.childNodes).some(isWritten)
}

/** The handle that a link leads to and shows. */
function readName(link: Element): string | null {
  const href = link.getAttribute('href') ?? ''
  const handle = isProfileHref(href) ? toInstagramRef(href)?.handle : null
  return handle && textOf(link) === handle && link.getAttribute('tabindex') !== '-1' ? handle : null
}

function isAddress(text: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/|$|\s)/.test(text)
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

function hasText(element: Element): boolean {
  return textOf(element) !== ''
}

function textOf(element: Element): string {
  return element.textContent?.trim().toLowerCase() ?? ''
}

function findAll(root: ParentNode, css: string): Element[] {
  return Array.from(root.querySelectorAll(css))
}

function outermost(elements: readonly Element[]): Element[] {
  return elements.filter(element => !elements.some(other => other !== element && other.contains(element)))
}
