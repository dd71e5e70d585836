import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'wxt'
import { allSitePatterns, demoPattern } from './extension/platform/site-patterns.ts'
import { parseEvaluationKeys } from './shared/rules/evaluation-key.ts'
import { parsePinnedKeys } from './shared/rules/manifest-signature.ts'
import { toPinnedEvaluationKeys } from './worker/commands/evaluation-keys.ts'
import { ensureDevVars } from './worker/commands/local-server.ts'
import { toPinnedKeys } from './worker/commands/manifest-keys.ts'

const apiUrl = new URL(process.env.AMANAH_API_URL ?? 'http://localhost:8787')
// The demo page exists on a local server only, and so do the script that reads it and its permission.
const isLocal = apiUrl.hostname === 'localhost'
const cardMatches = [...allSitePatterns, ...(isLocal ? [demoPattern] : [])]

// Whose manifests this build believes. A local server's are at hand; any other's have to be named.
const manifestKeys =
  process.env.AMANAH_MANIFEST_KEYS ?? (isLocal ? toPinnedKeys((await ensureDevVars()).MANIFEST_KEYS) : null)
const pinnedKeys = parsePinnedKeys(manifestKeys ?? '')
if (!pinnedKeys) {
  throw new Error(
    `Set AMANAH_MANIFEST_KEYS to the PUBLIC keys of ${apiUrl.origin} (id:key,id:key); see docs/operating.md.`,
  )
}

// Under which keys numbers may be evaluated. Named by nobody, and not those of the local server: this build knows
// none by itself and believes those that two manifest keys speak for.
const isOwnServer = isLocal && process.env.AMANAH_MANIFEST_KEYS === undefined
const evaluationKeys =
  process.env.AMANAH_EVALUATION_KEYS ??
  (isOwnServer ? toPinnedEvaluationKeys((await ensureDevVars()).VOPRF_KEYS) : '')
if (evaluationKeys !== '' && !parseEvaluationKeys(evaluationKeys)) {
  throw new Error('AMANAH_EVALUATION_KEYS is malformed (epoch:key,epoch:key); see docs/operating.md.')
}

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  // The browser tests build their own copy, for their own server.
  outDir: process.env.AMANAH_OUT_DIR ?? '.output',
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifestVersion: 3,
  vite: () => ({
    plugins: [withoutReasons(), withoutServerSide(), onlyOverlayTokens()],
    define: {
      __AMANAH_API_URL__: JSON.stringify(apiUrl.origin),
      __AMANAH_MANIFEST_KEYS__: JSON.stringify(
        pinnedKeys.map(({ id, publicKey }) => `${id}:${publicKey}`).join(),
      ),
      __AMANAH_EVALUATION_KEYS__: JSON.stringify(evaluationKeys),
    },
    // Older targets turn light-dark() into a switch by the system's theme; a badge's theme is that of its page.
    build: { cssTarget: ['chrome123', 'firefox142'] },
  }),
  hooks: {
    'entrypoints:resolved': (_, entrypoints) => {
      const demo = entrypoints.find(({ name }) => name === 'demo')
      if (demo && !isLocal) demo.skipped = true
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'id',
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    // The menus, and with a click on one of them, or on our button, a look at the tab in front.
    permissions: ['storage', 'alarms', 'contextMenus', 'activeTab', 'scripting'],
    // No port: Firefox ignores patterns with one, and Chrome takes every port without.
    host_permissions: [...allSitePatterns, `${apiUrl.protocol}//${apiUrl.hostname}/*`],
    // For an API address of one's own; asked for when it is set.
    optional_host_permissions: ['https://*/*', 'http://localhost/*'],
    // Ed25519 in WebCrypto; light-dark() and the top layer for frames are older.
    minimum_chrome_version: '137',
    content_security_policy: {
      // The reader of QR codes is wasm, packaged here.
      extension_pages:
        "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    web_accessible_resources: [
      {
        resources: ['card.html'],
        matches: cardMatches,
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    browser_specific_settings: {
      gecko: {
        id: 'amanah@amanah.invalid',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  }),
})

/** Why a selector lasts and which fixture it matches is for people and tests; pages are not made to load it. */
function withoutReasons() {
  return {
    name: 'amanah:without-reasons',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/\/sites\/\w+\/(?:text-)?selectors\.ts$/.test(id)) return null
      return code
        .replace(/\b(?:reason|fixture):\s*(['"`])(?:\\.|(?!\1)[^\\])*\1,?/g, '')
        .replace(/ satisfies [^\n]+/, '')
    },
  }
}

/** What an operation is called in the documentation, and which errors and limits it has there, is for the server. */
function withoutServerSide() {
  return {
    name: 'amanah:without-server-side',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/\/shared\/contract\/\w+\.ts$/.test(id)) return null
      return code
        .replace(/^ {2}(?:summary|limit):\s*(['"`])(?:\\.|(?!\1)[^\\])*\1,$/gm, '')
        .replace(/^ {2}errors: \[[^\]]*\],$/gm, '')
    },
  }
}

/** Of the tokens, those that the overlay uses: pages are not made to load the sizes of forms. */
function onlyOverlayTokens() {
  const folder = 'extension/overlay'
  const sources = readdirSync(folder).map(name => readFileSync(`${folder}/${name}`, 'utf8'))
  const used = new Set(sources.flatMap(source => source.match(/--amanah-[a-z0-9-]+/g) ?? []))
  // A chip names its colours by its tone.
  const isTone = (name: string) =>
    /^--amanah-(?:brand|(?:verified|claimed|none|caution|reported|severe|disputed)(?:-wash)?)$/.test(name)
  return {
    name: 'amanah:only-overlay-tokens',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!id.endsWith('/shared/tokens.css?inline')) return null
      return code.replace(/^ *(--amanah-[a-z0-9-]+):[^;]*;\n/gm, (line, name: string) =>
        used.has(name) || isTone(name) ? line : '',
      )
    },
  }
}
