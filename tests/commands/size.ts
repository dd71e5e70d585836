import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import type { CheckCode } from '../../worker/pages/check/check-code.ts'

/**
 * `npm run check:size`: what is loaded at once, gzip, against its budget in kB of 1,000 bytes. For a page that is
 * its script and all that this imports statically, which its HTML lists; what comes on demand is not in it.
 */
const root = join(import.meta.dirname, '..', '..')
const output = join(root, '.output', 'chrome-mv3')
const sizeOf = (bytes: Buffer | string) => gzipSync(bytes, { level: 9 }).length / 1000
const sizeOfFile = (path: string) => sizeOf(readFileSync(join(output, path)))

function sizeOfPage(page: string): number {
  const html = readFileSync(join(output, page), 'utf8')
  const scripts = Array.from(
    html.matchAll(/(?:src|modulepreload" crossorigin href)="\/(chunks\/[^"]+\.js)"/g),
  )
  if (scripts.length === 0) throw new Error(`${page} lists no script`)
  return scripts.reduce((sum, [, path = '']) => sum + sizeOfFile(path), 0)
}

async function sizeOfModule(path: string): Promise<number> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: join(root, path), formats: ['iife'], name: 'recogniser' },
    },
  })
  const [result] = Array.isArray(built) ? built : [built]
  const code =
    result && 'output' in result ? result.output.map(part => ('code' in part ? part.code : '')) : []
  return sizeOf(code.join(''))
}

const pages = join(root, '.output', 'web')
const checkCode = JSON.parse(readFileSync(join(pages, 'cek', 'code', 'manifest.json'), 'utf8')) as CheckCode
/** The style that all web pages have, as the Worker serves it. */
const siteStyle = [
  'shared/tokens.css',
  'worker/pages/base.css',
  'worker/pages/parts.css',
  'worker/pages/demo/demo.css',
]
  .map(path => readFileSync(join(root, path), 'utf8'))
  .join('\n')

/** What /cek loads of these files, and the style of the site. */
function sizeOfCheck(addresses: readonly string[]): number {
  return addresses.reduce(
    (sum, address) => sum + sizeOf(readFileSync(join(pages, address))),
    sizeOf(siteStyle),
  )
}

const rows = [
  ...['instagram', 'facebook', 'tiktok', 'chips'].map(name => ({
    what: `content script, ${name}`,
    kB: sizeOfFile(`content-scripts/${name}.js`),
    budget: 15,
  })),
  { what: 'recogniser, by itself', kB: await sizeOfModule('shared/rules/recognise/recognise.ts'), budget: 8 },
  { what: 'background', kB: sizeOfFile('background.js'), budget: 60 },
  { what: 'card', kB: sizeOfPage('card.html'), budget: 90 },
  { what: 'popup', kB: sizeOfPage('popup.html'), budget: 90 },
  { what: 'check page', kB: sizeOfPage('check.html'), budget: 100 },
  { what: 'side panel', kB: sizeOfPage('sidepanel.html'), budget: 100 },
  {
    what: '/cek, its form',
    kB: sizeOfCheck([checkCode.script, ...checkCode.preload, ...checkCode.styles]),
    budget: 60,
  },
  {
    what: '/cek, all that a check needs',
    // The reader of QR codes comes with the first picture.
    kB: sizeOfCheck(checkCode.shell.filter(address => !address.includes('/read-picture-'))),
    budget: 100,
  },
]
console.table(
  rows.map(row => ({ ...row, kB: row.kB.toFixed(2), within: row.kB <= row.budget ? 'yes' : 'NO' })),
)
if (rows.some(({ kB, budget }) => kB > budget)) process.exitCode = 1
