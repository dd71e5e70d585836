import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { readOwnerText } from '../../content/read-owner-text.ts'
import { readFacebookOwnerText } from '../../sites/facebook/owner-text.ts'
import { readInstagramOwnerText } from '../../sites/instagram/owner-text.ts'
import { readTiktokOwnerText } from '../../sites/tiktok/owner-text.ts'

/** Put into a page by the background, only where a code or mark is looked for; its last value is the answer. */
export default defineUnlistedScript(() =>
  readOwnerText(readerOf(location.hostname), document, new URL(location.href)),
)

function readerOf(hostname: string) {
  if (hostname.endsWith('instagram.com')) return readInstagramOwnerText
  return hostname.endsWith('tiktok.com') ? readTiktokOwnerText : readFacebookOwnerText
}
