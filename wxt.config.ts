import { defineConfig } from 'wxt'

const apiUrl = process.env.AMANAH_API_URL ?? 'http://localhost:8787'
const isLocal = new URL(apiUrl).hostname === 'localhost'

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  // The browser tests build their own copy, for their own server.
  outDir: process.env.AMANAH_OUT_DIR ?? '.output',
  imports: false,
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  vite: () => ({ define: { __AMANAH_API_URL__: JSON.stringify(apiUrl) } }),
  hooks: {
    // The demo page exists on a local server only, and so does the script that reads it.
    'entrypoints:resolved': (_, entrypoints) => {
      for (const entrypoint of entrypoints) {
        if (entrypoint.name === 'demo' && !isLocal) entrypoint.skipped = true
      }
    },
  },
  manifest: {
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'id',
    permissions: ['storage', 'alarms'],
    host_permissions: [
      'https://www.instagram.com/*',
      'https://www.facebook.com/*',
      'https://www.tiktok.com/*',
      // Patterns with a port are ignored by Firefox.
      `${new URL(apiUrl).protocol}//${new URL(apiUrl).hostname}/*`,
    ],
  },
})
