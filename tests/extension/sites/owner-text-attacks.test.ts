import { describe, expect, test } from 'vitest'
import { at, code, codesOn, pages, parse, put, read } from './owner-pages.ts'

describe('Instagram: a code that stands', () => {
  const comment = `<ul><li><a href="/penipu.contoh/">penipu.contoh</a> <span dir="auto">${code}</span></li></ul>`
  const attacks: [what: string, change: (document: Document) => void][] = [
    ['in a caption of the grid', page => at(page, 'main img[alt="nastar"]').setAttribute('alt', code)],
    [
      'in a pinned post below the header',
      page => put(page, 'main', 'beforeend', `<article><div dir="auto">${code}</div></article>`),
    ],
    [
      'in the header of a post',
      page =>
        put(
          page,
          'main',
          'beforeend',
          `<article><header><h2>penipu.contoh</h2><span dir="auto">${code}</span></header></article>`,
        ),
    ],
    [
      'in the header of a post that names the owner',
      page =>
        put(
          page,
          'main',
          'afterbegin',
          `<article><header><h2>dapur.melati.contoh</h2><span dir="auto">${code}</span></header></article>`,
        ),
    ],
    [
      'in a comment, in a dialog above the page',
      page => put(page, 'body', 'beforeend', `<div role="dialog">${comment}</div>`),
    ],
    [
      'in the bio of somebody else, in a dialog above the page',
      page =>
        put(
          page,
          'main',
          'beforeend',
          `<div role="dialog"><header><h2>penipu.contoh</h2><span dir="auto">${code}</span></header></div>`,
        ),
    ],
    [
      'in a second header',
      page =>
        put(
          page,
          'main',
          'beforeend',
          `<header><h2>penipu.contoh</h2><span dir="auto">${code}</span></header>`,
        ),
    ],
    [
      'in who else follows',
      page =>
        put(
          page,
          'header ul',
          'afterend',
          `<a href="/dapur.melati.contoh/followers/mutualOnly/"><span dir="auto">Diikuti ${code}</span></a>`,
        ),
    ],
    [
      'in the count of followers',
      page => put(page, 'header ul', 'beforeend', `<li><span dir="auto">${code}</span></li>`),
    ],
    ['in a highlight', page => put(page, '[role="menu"]', 'beforeend', `<span dir="auto">${code}</span>`)],
    [
      'in the data of the page',
      page => put(page, 'script', 'afterend', `<script type="application/json">${code}</script>`),
    ],
  ]

  test.each(attacks)('%s is not the owner’s', (_, change) => {
    const document = parse('instagram')
    change(document)
    expect(codesOn('instagram', document)).toEqual([])
  })

  test('in a bio that still stands there after a click on another profile counts for nobody', () => {
    const document = parse('instagram')
    at(document, pages.instagram.place).append(code)
    expect(read('instagram', document, 'https://www.instagram.com/toko.lain.contoh/')).toBeNull()
  })

  test('under a handle that only looks alike counts for nobody', () => {
    const document = parse('instagram')
    at(document, 'header h2 span').textContent = 'dapur.mеlati.contoh'
    at(document, pages.instagram.place).append(code)
    expect(read('instagram', document)).toBeNull()
    expect(read('instagram', document, 'https://www.instagram.com/dapur.mеlati.contoh/')).toBeNull()
  })

  test('the number of an account that the data of the first load name is not taken for another’s', () => {
    const document = parse('instagram')
    at(document, 'header h2 span').textContent = 'toko.lain.contoh'
    at(document, pages.instagram.place).append(code)
    expect(read('instagram', document, 'https://www.instagram.com/toko.lain.contoh/')).toMatchObject({
      key: 'instagram:toko.lain.contoh',
      platformId: null,
    })
  })
})

describe('TikTok: a code that stands', () => {
  const attacks: [what: string, change: (document: Document) => void][] = [
    [
      'in a caption',
      page => put(page, 'body', 'beforeend', `<div data-e2e="browse-video-desc">${code}</div>`),
    ],
    ['in a comment', page => put(page, 'body', 'beforeend', `<p data-e2e="comment-level-1">${code}</p>`)],
    [
      'in a bio outside the page of the profile',
      page => put(page, 'body', 'beforeend', `<h2 data-e2e="user-bio">${code}</h2>`),
    ],
    [
      'in the page of somebody else beside it',
      page =>
        put(
          page,
          'body',
          'beforeend',
          `<div data-e2e="user-page"><h1 data-e2e="user-title">penipu</h1><h2 data-e2e="user-bio">${code}</h2></div>`,
        ),
    ],
    [
      'in a second bio',
      page => put(page, '[data-e2e="user-page"]', 'beforeend', `<h2 data-e2e="user-bio">${code}</h2>`),
    ],
    [
      'in a tile of a video',
      page =>
        put(page, '[data-e2e="user-page"]', 'beforeend', `<div data-e2e="user-post-item-desc">${code}</div>`),
    ],
    [
      'in the data',
      page => put(page, 'body', 'beforeend', `<script type="application/json">${code}</script>`),
    ],
  ]

  test.each(attacks)('%s is not the owner’s', (_, change) => {
    const document = parse('tiktok')
    change(document)
    expect(codesOn('tiktok', document)).toEqual([])
  })

  test('in a bio that still stands there after a click on another profile counts for nobody', () => {
    const document = parse('tiktok')
    at(document, pages.tiktok.place).append(code)
    expect(read('tiktok', document, 'https://www.tiktok.com/@toko.lain')).toBeNull()
  })

  test('the number of another account is not taken', () => {
    const document = parse('tiktok')
    at(document, '[data-e2e="user-title"]').textContent = 'toko.lain'
    expect(read('tiktok', document, 'https://www.tiktok.com/@toko.lain')).toMatchObject({ platformId: null })
  })
})

test('TikTok: an owner without a bio is not given somebody else’s', () => {
  const document = parse('tiktok')
  at(document, pages.tiktok.place).remove()
  put(
    document,
    'body',
    'beforeend',
    `<div data-e2e="user-page"><h1 data-e2e="user-title">penipu</h1><h2 data-e2e="user-bio">${code}</h2></div>`,
  )
  expect(read('tiktok', document)).toMatchObject({ text: '' })
})

describe('Facebook: a code that stands', () => {
  const below = '[role="main"] > div:last-of-type'
  const attacks: [what: string, change: (document: Document) => void][] = [
    [
      'below the seller, where anybody advertises',
      page => put(page, below, 'beforeend', `<div><span dir="auto">${code}</span></div>`),
    ],
    [
      'in another thing for sale',
      page =>
        put(page, 'h1', 'afterend', `<a href="/marketplace/item/2/"><span dir="auto">${code}</span></a>`),
    ],
    [
      'in a message that is being written',
      page =>
        put(page, 'h1', 'afterend', `<div contenteditable="true"><span dir="auto">${code}</span></div>`),
    ],
    [
      'in a list of details',
      page => put(page, 'ul', 'beforeend', `<li><span dir="auto">${code}</span></li>`),
    ],
    [
      'in a dialog above it',
      page =>
        put(page, '[role="main"]', 'beforeend', `<div role="dialog"><span dir="auto">${code}</span></div>`),
    ],
    ['above the title', page => put(page, 'h1', 'beforebegin', `<span dir="auto">${code}</span>`)],
    ['outside the page', page => put(page, 'body', 'beforeend', `<span dir="auto">${code}</span>`)],
  ]

  test.each(attacks)('%s is not the owner’s', (_, change) => {
    const document = parse('item')
    change(document)
    expect(codesOn('item', document)).toEqual([])
  })

  test('in a description that links to another seller counts for who sells', () => {
    const document = parse('item')
    at(document, pages.item.place).append(code)
    expect(read('item', document)?.key).toBe('facebook:100066600000911')
  })

  test('where the page names two sellers counts for nobody', () => {
    const document = parse('item')
    put(document, below, 'beforeend', '<a aria-label="x" href="/marketplace/profile/100066600000988/">x</a>')
    expect(read('item', document)).toBeNull()
  })

  test('where the page names no seller counts for nobody', () => {
    const document = parse('item')
    for (const link of document.querySelectorAll('a[aria-label]')) link.remove()
    expect(read('item', document)).toBeNull()
  })

  test('on the item behind the open one is not read', () => {
    const document = parse('itemOverItem')
    at(document, '[role="main"] span[dir="auto"]:not(h1 *)').append(` ${code}`)
    expect(codesOn('itemOverItem', document)).toEqual([])
  })
})
