import { expect, test } from 'vitest'
import type { ProfileRef } from '#shared/rules/subject-key'
import { chooseSightings, toPlace } from '../../../extension/content/choose-places.ts'
import type { SellerSighting, Surface } from '../../../extension/content/site-adapter.ts'

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

/** Sightings of every element that carries a surface, in the order of the page. */
function sight(document: Document): SellerSighting[] {
  return Array.from(document.querySelectorAll('[data-at]'), element => {
    const handle = element.getAttribute('data-of') ?? 'siti'
    const profile = { platform: 'instagram', handle, key: `instagram:${handle}` } as ProfileRef
    return { surface: element.getAttribute('data-at') as Surface, profile, element }
  })
}

const idsOf = (html: string) =>
  chooseSightings(sight(parse(html))).map(sighting => toPlace(sighting).anchor.id)

test('one place for a seller who is linked three times: the first', () => {
  expect(
    idsOf(
      '<a id=1 data-at=comment-author>x</a><a id=2 data-at=comment-author>x</a><a id=3 data-at=comment-author>x</a>',
    ),
  ).toEqual(['1'])
})

test('the place that the page is about before a comment', () => {
  expect(idsOf('<a id=1 data-at=comment-author>x</a><h2 id=2 data-at=profile-header>x</h2>')).toEqual(['2'])
})

test('what lies in a dialog before what it hides', () => {
  expect(
    idsOf('<h2 id=1 data-at=profile-header>x</h2><div role=dialog><a id=2 data-at=post-author>x</a></div>'),
  ).toEqual(['2'])
})

test.each([
  ['the link of the name', '<a id=1><span data-at=post-author>toko</span></a>', '1', false],
  ['a button around the link', '<button id=1><a data-at=post-author>toko</a></button>', '1', false],
  [
    'a card that is a link as a whole',
    '<div id=1 role=button><a data-at=post-author>toko</a> Rp50.000</div>',
    '1',
    true,
  ],
  [
    'links within links',
    '<div id=1 role=link><div role=button><a data-at=post-author>toko</a></div></div>',
    '1',
    false,
  ],
  ['a name in no control', '<h2 id=1 data-at=profile-header><a href="#">toko</a></h2>', '1', false],
])('%s', (_, html, id, isApart) => {
  const [place] = chooseSightings(sight(parse(html))).map(toPlace)
  expect(place).toMatchObject({ isApart })
  expect(place?.anchor.id).toBe(id)
})

test('sellers keep the order of the page', () => {
  expect(
    idsOf('<a id=1 data-of=a data-at=comment-author>a</a><a id=2 data-of=b data-at=comment-author>b</a>'),
  ).toEqual(['1', '2'])
})
