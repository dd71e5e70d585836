import { defineContentScript } from 'wxt/utils/define-content-script'
import { startSite } from '../../content/start-site.ts'
import { sitePatterns } from '../../platform/site-patterns.ts'
import { instagramAdapter } from '../../sites/instagram/adapter.ts'

export default defineContentScript({
  matches: [...sitePatterns.instagram],
  runAt: 'document_idle',
  main: ({ signal }) => startSite(instagramAdapter, signal),
})
