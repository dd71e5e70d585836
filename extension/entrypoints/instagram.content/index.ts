import { defineContentScript } from 'wxt/utils/define-content-script'
import { whileExtensionLives } from '../../content/extension-life.ts'
import { startSite } from '../../content/start-site.ts'
import { sitePatterns } from '../../platform/site-patterns.ts'
import { instagramAdapter } from '../../sites/instagram/adapter.ts'

export default defineContentScript({
  matches: [...sitePatterns.instagram],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main: ({ signal }) => startSite(instagramAdapter, whileExtensionLives(signal)),
})
