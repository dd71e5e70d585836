import { defineContentScript } from 'wxt/utils/define-content-script'
import { whileExtensionLives } from '../../content/extension-life.ts'
import { startSite } from '../../content/start-site.ts'
import { sitePatterns } from '../../platform/site-patterns.ts'
import { facebookAdapter } from '../../sites/facebook/adapter.ts'

export default defineContentScript({
  matches: [...sitePatterns.facebook],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: ({ signal }) => startSite(facebookAdapter, whileExtensionLives(signal)),
})
