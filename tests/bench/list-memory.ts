import { readFileSync, writeFileSync } from 'node:fs'
import { decodeFull, encodeFull } from '#shared/rules/list-file'

/**
 * A process for one piece of work on one file, see `lists`: prints how many bytes of memory the work took beyond what
 * the process had, at the most.
 */
const works: Record<string, (file: Uint8Array<ArrayBuffer>) => Promise<unknown>> = {
  build: file => encodeFull({ kind: 'profiles', version: 1, prefixes: new Uint32Array(file.buffer) }),
  decode: file => decodeFull(file),
  copy: async file => new Uint32Array(file.buffer).slice().sort(),
}
const [, , work = '', path = ''] = process.argv
const file = new Uint8Array(readFileSync(path))
// Linux: the peak counts from here on, without what starting up took.
writeFileSync('/proc/self/clear_refs', '5')
const before = readStatus('VmRSS')
await works[work]?.(file)
console.log(readStatus('VmHWM') - before)

function readStatus(name: string): number {
  const [, kilobytes] =
    new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
