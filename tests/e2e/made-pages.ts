import type { SavedPage } from './browser.ts'

/** Sellers of the tests that make their own pages; see the seed in global-setup. */
export const lifeProfiles = {
  verified: 'instagram:toko.hidup.contoh',
  reported: 'instagram:toko.lapor.contoh',
  claimed: 'instagram:toko.klaim.contoh',
  unlisted: 'instagram:toko.baru.contoh',
} as const

const handleOf = (profile: string) => profile.split(':')[1] ?? ''

function documentOf(body: string): string {
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Instagram</title></head><body>${body}</body></html>`
}

/** A profile header as Instagram builds it: the handle in the only h2, its link goes nowhere. */
export function instagramProfile(profile: string, bio = 'Kue kering dan sambal'): SavedPage {
  const handle = handleOf(profile)
  return {
    url: `https://www.instagram.com/${handle}/`,
    html: documentOf(
      `<main role="main"><header><section><div><a href="#" role="link"><h2 dir="auto"><span>${handle}</span></h2></a></div>
      <div><span dir="auto">${bio}</span></div></section></header></main>`,
    ),
  }
}

/** One comment of a post as shown to people who are not logged in. */
function instagramComment(profile: string): string {
  const handle = handleOf(profile)
  return `<div><a href="/${handle}/"><img alt="${handle}'s profile picture"></a>
    <div><span><a href="/${handle}/"><span>${handle}</span></a></span>
    <a href="/p/DAbCdEfGhIj/c/1789/"><time>2 jam</time></a><div><span>Stok ada, kak?</span></div></div></div>`
}

/** A post with its author and comments; a template holds one comment more, for pages that load later. */
export function instagramPost(author: string, commenters: readonly string[]): SavedPage {
  const handle = handleOf(author)
  return {
    url: `https://www.instagram.com/${handle}/reel/DAbCdEfGhIj/`,
    html: documentOf(
      `<main role="main"><div><div><span><a href="/${handle}/"><span>${handle}</span></a></span></div>
      <div id="comments"><template>${instagramComment(lifeProfiles.reported)}</template>${commenters.map(instagramComment).join('')}</div></div></main>`,
    ),
  }
}
