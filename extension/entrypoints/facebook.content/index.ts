import { defineContentScript } from 'wxt/utils/define-content-script'
import { startSite } from '../../content/start-site.ts'
import { sitePatterns } from '../../platform/site-patterns.ts'
import { facebookAdapter } from '../../sites/facebook/adapter.ts'

export default defineContentScript({
  matches: [...sitePatterns.facebook],
  runAt: 'document_idle',
  main: ({ signal }) => startSite(facebookAdapter, signal),
})
