import { beforeEach, describe, expect, test } from 'vitest'
import { toProfileRef } from '#shared/rules/subject-key'
import { sellerOfText } from '../../../../extension/content/chips/seller-of-text.ts'
import type { SellerSighting, Surface } from '../../../../extension/content/site-adapter.ts'

beforeEach(() => document.body.replaceChildren())

/** A page of our own making; `a` names a seller by its `id`, `p` is a text. */
function stand(html: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  document.body.append(...parsed.body.childNodes)
}

function sightings(surface: Surface = 'post-author', platformId?: string): SellerSighting[] {
  return Array.from(document.querySelectorAll('a'), element => {
    const profile = toProfileRef('instagram', element.id)
    if (!profile) throw new Error(element.id)
    return { surface, profile, element, ...(platformId ? { platformId } : {}) }
  })
}

function sellerOf(all = sightings(), nth = 0) {
  const text = document.querySelectorAll('p')[nth]
  if (!text) throw new Error('no text')
  return sellerOfText(text, all)
}

describe('who wrote a text', () => {
  test('the one whose header it stands in', () => {
    stand('<header><h2><a id="toko.siti"></a></h2><section><p></p></section></header>')
    expect(sellerOf(sightings('profile-header', '77'))).toEqual({
      key: 'instagram:toko.siti',
      platformId: '77',
    })
  })

  test('of each post its own author', () => {
    stand(
      '<article><a id="toko.siti"></a><p></p></article><article><a id="budi"></a><div><p></p></div></article>',
    )
    expect(sellerOf(sightings(), 0)?.key).toBe('instagram:toko.siti')
    expect(sellerOf(sightings(), 1)?.key).toBe('instagram:budi')
  })

  test('the same author named twice is one', () => {
    stand('<article><a id="toko.siti"></a><a id="toko.siti"></a><p></p></article>')
    expect(sellerOf()?.key).toBe('instagram:toko.siti')
  })

  test('nobody, where two stand equally near: a number is not compared with the wrong shop', () => {
    stand('<article><a id="toko.siti"></a><a id="budi"></a><p></p></article>')
    expect(sellerOf()).toBeNull()
  })

  test('never one who merely comments', () => {
    stand('<article><p></p><ul><li><a id="budi"></a></li></ul></article>')
    expect(sellerOf(sightings('comment-author'))).toBeNull()
  })

  test('nobody, where the page names nobody', () => {
    stand('<main><p></p></main>')
    expect(sellerOf()).toBeNull()
  })
})
