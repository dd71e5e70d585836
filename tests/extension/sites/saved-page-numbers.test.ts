import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recognise } from '#shared/rules/recognise/recognise'
import { findFacebookTexts } from '../../../extension/sites/facebook/texts.ts'
import { findInstagramTexts } from '../../../extension/sites/instagram/texts.ts'
import { findTiktokTexts } from '../../../extension/sites/tiktok/texts.ts'

/** What a person who reads a saved page finds there: decided by reading, not by the recogniser. */
interface Reading {
  /** Accounts, wallets, phones and QRIS ids anywhere in the visible text. */
  keys: string[]
  /** Those of them that stand where a seller writes. */
  inTexts: string[]
  /** Why the other numbers of the page are none. */
  otherNumbers: string[]
}

const finders: Record<string, (document: Document, url: URL) => Element[]> = {
  instagram: findInstagramTexts,
  facebook: findFacebookTexts,
  tiktok: findTiktokTexts,
}
const saved = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'pages')
const readings: Record<string, Reading> = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'saved-page-numbers.json'), 'utf8'),
)
const hasSaved = existsSync(join(saved, 'index.json'))
const pages: { file: string; url: string }[] = hasSaved
  ? JSON.parse(readFileSync(join(saved, 'index.json'), 'utf8'))
  : []

/** The page with nothing in it that people do not see. */
function visiblePage(file: string): Document {
  const html = readFileSync(join(saved, file), 'utf8').replace(/<link [^>]*stylesheet[^>]*>/g, '')
  const document = new DOMParser().parseFromString(html, 'text/html')
  for (const element of document.querySelectorAll('head, script, style, template, noscript')) element.remove()
  return document
}

const inline = new Set([
  'a',
  'b',
  'bdi',
  'em',
  'i',
  'mark',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
])

/** Text as it is laid out: what is no inline element stands in a line of its own. */
function textOf(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? ''
  if (node.nodeType !== 1) return ''
  const name = node.nodeName.toLowerCase()
  if (name === 'br') return '\n'
  const text = Array.from(node.childNodes, textOf).join('')
  return inline.has(name) ? text : `\n${text}\n`
}

function readKeys(nodes: readonly Node[]): string[] {
  const money = nodes
    .flatMap(node => recognise(textOf(node)))
    .filter(({ kind }) => kind === 'bank' || kind === 'ewallet' || kind === 'phone' || kind === 'qris')
  return [...new Set(money.map(({ key, number }) => key ?? `bank ${number}`))].toSorted()
}

function findTexts(document: Document, { file, url }: { file: string; url: string }): Element[] {
  return finders[file.split('/')[0] ?? '']?.(document, new URL(url)) ?? []
}

test('saved pages are there', context => {
  context.skip(!hasSaved, 'no folder of saved pages beside the project: their numbers were not read')
  expect(pages.map(({ file }) => file).toSorted()).toEqual(Object.keys(readings).toSorted())
})

describe.skipIf(!hasSaved)('saved pages (skipped where no folder of them lies beside the project)', () => {
  test.each(pages)('$file: what a person reads there and nothing else', page => {
    const document = visiblePage(page.file)
    const { keys = [], inTexts = [] } = readings[page.file] ?? {}
    expect(readKeys([document.body])).toEqual(keys.toSorted())
    // Blocks by themselves: a number must not need the words of its neighbour, nor change its meaning without.
    expect(readKeys(Array.from(document.body.querySelectorAll('span, p, h1, h2, h3, div, a')))).toEqual(
      keys.toSorted(),
    )
    expect(readKeys(findTexts(document, page))).toEqual(inTexts.toSorted())
    expect(keys).toEqual(expect.arrayContaining(inTexts))
  })

  // The pages hold no account of ours, so finding none proves little: here each place is made to hold one.
  test.each(pages)('$file: an account put where its seller writes is read', page => {
    const { keys = [] } = readings[page.file] ?? {}
    const planted = ['bank:014:1234567890', 'phone:6281234567890']
    const document = visiblePage(page.file)
    for (const place of findTexts(document, page)) {
      const text = document.createTextNode('\nBCA 1234567890 a.n. Siti Contoh\nWA 0812-3456-7890')
      place.append(text)
      expect(readKeys(findTexts(document, page))).toEqual(planted)
      expect(readKeys([document.body])).toEqual([...keys, ...planted].toSorted())
      text.remove()
    }
  })
})
