import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'
import { testEvaluationSecrets, testIndexKeys, testPinnedEvaluationKeys } from './fixtures/evaluation-keys.ts'
import { testManifestKeys, testPinnedKeys } from './fixtures/manifest-keys.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const migrations = await readD1Migrations(`${root}/worker/db/migrations`)

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: { name: 'rules', environment: 'node', include: ['tests/shared/**/*.test.ts'] },
      },
      {
        root,
        test: {
          name: 'repository',
          environment: 'node',
          include: ['tests/architecture/**/*.test.ts', 'tests/commands/**/*.test.ts'],
        },
      },
      {
        root,
        plugins: [WxtVitest()],
        define: {
          __AMANAH_API_URL__: JSON.stringify('http://localhost:8787'),
          __AMANAH_MANIFEST_KEYS__: JSON.stringify(testPinnedKeys),
          __AMANAH_EVALUATION_KEYS__: JSON.stringify(testPinnedEvaluationKeys),
        },
        test: {
          name: 'extension',
          environment: 'happy-dom',
          include: ['tests/extension/**/*.test.{ts,tsx}'],
          restoreMocks: true,
        },
      },
      {
        root,
        // As the build of the page does: on the server the same components are text.
        oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx/dom' } },
        test: {
          name: 'pages',
          environment: 'happy-dom',
          include: ['tests/pages/**/*.test.{ts,tsx}'],
          restoreMocks: true,
        },
      },
      {
        root,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                ENVIRONMENT: 'local',
                TEST_MIGRATIONS: migrations,
                DATA_KEYS: 'test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
                MANIFEST_KEYS: testManifestKeys.join(','),
                VOPRF_KEYS: testEvaluationSecrets[0],
                INDEX_KEYS: testIndexKeys[0],
                OPERATOR_TOKEN: 'operator-token-of-the-test-suite-000000',
                AUTH_SECRET: 'auth-secret-of-the-test-suite-0000000000',
                PUBLIC_URL: 'http://localhost',
                VAPID_KEYS:
                  'BBBWo9PftlZQUWNRZ4nrajl-V7dFNnrOle26XJF4jNrlpljO9fc-1IGywCerxICu6iPvTMMWhLhDqxNCkNo8fh4:oGlkvc2OZFEJlNx9fgUv4xcduOuCJZ2UIrdgag4CXRE',
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['tests/worker/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/worker/apply-migrations.ts'],
          globalSetup: ['tests/worker/fake-host.ts'],
          // Real D1, R2 and arithmetic: a busy machine must not fail what is right.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
