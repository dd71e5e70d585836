// Runs a command of this project on any Node: installs what is missing first, then hands over to the Node 24
// that the `node` package brought along. Plain JavaScript and no dependencies, since neither may be there yet.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const bin = join(root, 'node_modules', '.bin')
const stamp = join(root, 'node_modules', '.amanah-installed')
const [script, ...args] = process.argv.slice(2)

if (!isInstalled()) {
  console.log('Installing packages (about a minute, once)…')
  const isWindows = process.platform === 'win32'
  // NOTE: not `npm ci`: it refuses a lockfile that lacks optional packages of other platforms.
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: isWindows,
  })
  if (installed.status !== 0) {
    console.error('npm install failed; its message above says why. Nothing else was changed.')
    process.exit(installed.status ?? 1)
  }
  writeFileSync(stamp, wanted())
}

const path = `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`
const child = spawn(join(bin, 'node'), [join(root, script ?? ''), ...args], {
  cwd: process.cwd(),
  stdio: 'inherit',
  env: { ...process.env, PATH: path, WRANGLER_SEND_METRICS: 'false', WXT_TELEMETRY: '0' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

function isInstalled() {
  return existsSync(join(bin, 'node')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()
}

function wanted() {
  return readFileSync(join(root, 'package-lock.json'), 'utf8')
}
