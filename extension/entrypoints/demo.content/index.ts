import { defineContentScript } from 'wxt/utils/define-content-script'
import { startChips } from '../../content/chips/start-chips.ts'
import { whileExtensionLives } from '../../content/extension-life.ts'
import { startSite } from '../../content/start-site.ts'
import { demoPattern, isDemoUrl } from '../../platform/site-patterns.ts'
import { demoAdapter } from '../../sites/demo/adapter.ts'
import { findDemoTexts } from '../../sites/demo/texts.ts'

export default defineContentScript({
  matches: [demoPattern],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: ({ signal }) => {
    if (!isDemoUrl(location.href)) return
    const living = whileExtensionLives(signal)
    startSite(demoAdapter, living)
    startChips(findDemoTexts, living)
  },
})
