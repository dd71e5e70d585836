import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Said when no browser is there and none may be installed. */
export const chromiumAdvice =
  'No Chromium found: install it (Debian and Ubuntu: `apt-get install chromium`) or set CHROMIUM_PATH to one.'

/**
 * Path of a Chromium that takes unpacked extensions from the command line, or null. Branded Chrome does not
 * since version 137, so it is not looked for.
 */
export function findChromium(): string | null {
  const { CHROMIUM_PATH, PATH = '' } = process.env
  if (CHROMIUM_PATH) return CHROMIUM_PATH
  const names = ['chromium', 'chromium-browser']
  const places = PATH.split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  return places.find(isExecutable) ?? null
}

/** The same, after installing Debian's package where that is allowed: on Linux, as root, with apt. */
export function findOrInstallChromium(): string | null {
  const found = findChromium()
  if (found || process.platform !== 'linux' || process.getuid?.() !== 0) return found
  console.log('No Chromium found; installing it through apt…')
  const install = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  install('update', '-q')
  install('install', '-q', '-y', '--no-install-recommends', 'chromium')
  return findChromium()
}

/**
 * Arguments that load an unpacked extension; the quiet ones keep a browser without network from trying it.
 */
export function toChromiumArgs(extensionDir: string): string[] {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [
    `--disable-extensions-except=${extensionDir}`,
    `--load-extension=${extensionDir}`,
    ...root,
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
