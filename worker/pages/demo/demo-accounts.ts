import type { ProfileKey } from '#shared/domain/subject'
import type { Verdict } from '#shared/domain/verdict'

export interface DemoAccount {
  verdict: Verdict | 'severe'
  key: ProfileKey
  href: string
  /** As the page writes it. */
  handle: string
  name: string
}

/** One seller of each verdict: the page at `/demo` shows them, the demo data says what is known of them. */
export const demoAccounts = {
  verified: toAccount('verified', 'instagram:camilan.melati.contoh', 'Camilan Melati Contoh'),
  reported: toAccount('reported', 'instagram:lemari.senja.contoh', 'Lemari Senja Contoh'),
  severe: toAccount('severe', 'tiktok:gadget.murah.contoh', 'Gadget Murah Contoh'),
  disputed: toAccount('disputed', 'facebook:kebunpotcontoh', 'Kebun Pot Contoh'),
  caution: toAccount('caution', 'instagram:camilan.rnelati.contoh', 'Camilan Rnelati Contoh'),
  claimed: toAccount('claimed', 'tiktok:rajut.nina.contoh', 'Rajut Nina Contoh'),
  noted: toAccount('noted', 'facebook:100066600000451', 'Sepatu Budi Contoh'),
  none: toAccount('none', 'instagram:warung.baru.contoh', 'Warung Baru Contoh'),
} as const satisfies Record<Verdict | 'severe', DemoAccount>

function toAccount(verdict: Verdict | 'severe', key: string, name: string): DemoAccount {
  const [platform, handle = ''] = key.split(':')
  const hrefs: Record<string, string> = {
    instagram: `https://www.instagram.com/${handle}/`,
    tiktok: `https://www.tiktok.com/@${handle}`,
    facebook: /^\d+$/.test(handle)
      ? `https://www.facebook.com/marketplace/profile/${handle}/`
      : `https://www.facebook.com/${handle}`,
  }
  // NOTE: Facebook shows names, not handles.
  const shown = platform === 'facebook' ? name : handle
  return { verdict, key: key as ProfileKey, href: hrefs[platform ?? ''] ?? '', handle: shown, name }
}
