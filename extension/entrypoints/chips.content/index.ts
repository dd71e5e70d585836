import { defineContentScript } from 'wxt/utils/define-content-script'
import { startChips } from '../../content/chips/start-chips.ts'
import { whileExtensionLives } from '../../content/extension-life.ts'
import { allSitePatterns } from '../../platform/site-patterns.ts'
import { findFacebookTexts } from '../../sites/facebook/texts.ts'
import { findInstagramTexts } from '../../sites/instagram/texts.ts'
import { findTiktokTexts } from '../../sites/tiktok/texts.ts'

/** Apart from the badges, which need no recogniser: each of the two scripts stays small, and one works without the other. */
export default defineContentScript({
  matches: [...allSitePatterns],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: ({ signal }) => startChips(findTextsOf(location.hostname), whileExtensionLives(signal)),
})

function findTextsOf(hostname: string) {
  if (hostname.endsWith('instagram.com')) return findInstagramTexts
  return hostname.endsWith('tiktok.com') ? findTiktokTexts : findFacebookTexts
}
