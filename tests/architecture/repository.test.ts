import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Endpoint } from '#shared/contract/endpoint'
import { protocol } from '../../extension/messaging/protocol.ts'
import { selectors as facebookSelectors } from '../../extension/sites/facebook/selectors.ts'
import { textSelectors as facebookTextSelectors } from '../../extension/sites/facebook/text-selectors.ts'
import { selectors as instagramSelectors } from '../../extension/sites/instagram/selectors.ts'
import { textSelectors as instagramTextSelectors } from '../../extension/sites/instagram/text-selectors.ts'
import { selectors as tiktokSelectors } from '../../extension/sites/tiktok/selectors.ts'
import { textSelectors as tiktokTextSelectors } from '../../extension/sites/tiktok/text-selectors.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
}

/** A contract may have schemas beside its endpoints. */
function endpointsOf(contract: object): Record<string, Endpoint> {
  return Object.fromEntries(
    Object.entries(contract).filter(([, value]) => typeof value === 'object' && 'path' in value),
  )
}

const sources = ['shared', 'extension', 'worker', 'tests'].flatMap(filesUnder)
const codeFiles = sources.filter(path => /\.(ts|tsx|mjs|cjs|css|sql)$/.test(path))
const contracts: object[] = await Promise.all(
  filesUnder('shared/contract').map(path => import(join(root, path))),
)
const endpoints = contracts.flatMap(contract => Object.entries(endpointsOf(contract)))

describe('sites', () => {
  test.each(['instagram', 'facebook', 'tiktok'])(
    '%s has adapter, selectors, handle and a content script',
    site => {
      for (const file of ['adapter.ts', 'selectors.ts', 'handle.ts']) {
        expect(sources).toContain(`extension/sites/${site}/${file}`)
      }
      expect(sources).toContain(`extension/entrypoints/${site}.content/index.ts`)
    },
  )

  const named = [
    ...Object.entries(instagramSelectors),
    ...Object.entries(instagramTextSelectors),
    ...Object.entries(facebookSelectors),
    ...Object.entries(facebookTextSelectors),
    ...Object.entries(tiktokSelectors),
    ...Object.entries(tiktokTextSelectors),
  ]
  test.each(named)('selector %s gives its reason and a fixture', (_, selector) => {
    expect(selector.reason.length).toBeGreaterThan(10)
    expect(sources).toContain(`tests/fixtures/dom/${selector.fixture}`)
  })
})

describe('endpoints', () => {
  const routes = filesUnder('worker/routes').map(read).join('\n')

  test.each(endpoints)('%s is mounted and has happy, error and security tests', name => {
    expect(routes).toMatch(new RegExp(`mount\\(\\s*app,\\s*${name}\\b`))
    const kebab = name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
    for (const kind of ['happy', 'error', 'security']) {
      expect(sources).toContain(`tests/worker/routes/${kebab}.${kind}.test.ts`)
    }
  })

  test('no path stands twice', () => {
    const paths = endpoints.map(([, { method, path }]) => `${method} ${path}`)
    expect(new Set(paths).size).toBe(paths.length)
  })
})

test('every message to the background has a handler', () => {
  const handlers = filesUnder('extension/background').map(read).join('\n')
  for (const name of Object.keys(protocol)) expect(handlers).toContain(`'${name}'`)
})

test('migrations are numbered without gap or repetition', () => {
  const numbers = filesUnder('worker/db/migrations').map(path => Number(path.split('/').at(-1)?.slice(0, 4)))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
})

test('the platform keeps no trace of what the Worker asks for people', () => {
  const [, section = ''] = /^\[observability\]\n((?:[^[].*\n)*)/m.exec(read('wrangler.toml')) ?? []
  expect(section).toMatch(/^enabled = false$/m)
  expect(read('wrangler.toml').match(/observability/g)).toHaveLength(1)
})

test('no test is switched off or alone without a reason', () => {
  // Skipping by condition is `test.skipIf(…)` or `test.skip(condition, reason)` with its reason in the call.
  const alone = sources.filter(
    path => path.startsWith('tests/') && /\b(?:test|it|describe)\.(?:only|todo)\b/.test(read(path)),
  )
  expect(alone.filter(path => path !== 'tests/architecture/repository.test.ts')).toEqual([])
})

test('no source writes markup from strings', () => {
  const product = codeFiles.filter(path => !path.startsWith('tests/'))
  const pattern =
    /\.innerHTML|\.outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\(|\braw\(|\beval\(/
  expect(product.filter(path => pattern.test(read(path)))).toEqual([])
})

test('files stay readable: 90 of 100 product files within 150 lines, none beyond 300', () => {
  const product = codeFiles.filter(path => !path.startsWith('tests/') && /\.(ts|tsx)$/.test(path))
  const lengths = product.map(path => read(path).split('\n').length).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(150)
  expect(lengths.at(-1)).toBeLessThanOrEqual(300)
})

test('the top level holds what the README says and nothing else', () => {
  const tools = ['.ci', '.git', '.gitignore', 'biome.json', 'package-lock.json']
  const made = ['node_modules', '.output', '.wxt', '.wrangler', '.state', '.dev.vars', 'test-results']
  const ours =
    `extension worker shared tests docs package.json tsconfig.json wxt.config.ts wrangler.toml README.md
    LICENSE CHANGELOG.md CONTRIBUTING.md SECURITY.md`.split(/\s+/)
  const top = readdirSync(root).filter(name => !tools.includes(name) && !made.includes(name))
  expect(top.toSorted()).toEqual(ours.toSorted())
  expect(ours.filter(name => statSync(join(root, name)).size === 0)).toEqual([])
})
