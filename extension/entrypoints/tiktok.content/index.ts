import { defineContentScript } from 'wxt/utils/define-content-script'
import { startSite } from '../../content/start-site.ts'
import { sitePatterns } from '../../platform/site-patterns.ts'
import { tiktokAdapter } from '../../sites/tiktok/adapter.ts'

export default defineContentScript({
  matches: [...sitePatterns.tiktok],
  runAt: 'document_idle',
  main: ({ signal }) => startSite(tiktokAdapter, signal),
})
