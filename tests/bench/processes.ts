import { readdirSync, readFileSync } from 'node:fs'

/** Processes of ours, as Linux tells of them; null wherever it does not. */

/** The workerd that runs what was started by this process, and not one of somebody else's. */
export function findWorkerd(): number | null {
  const found = listProcesses().filter(pid => readText(pid, 'comm').trim() === 'workerd' && isOurs(pid))
  // wrangler has a second one in front, for its own pages, that was started first.
  return found.toSorted((a, b) => readRss(b) - readRss(a))[0] ?? null
}

/** CPU that a process has had up to now, in milliseconds: all threads, to the nanosecond. */
export function readCpuMs(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`)
  const spent = tasks.map(task => Number(readText(pid, `task/${task}/schedstat`).split(' ')[0]))
  return spent.reduce((total, ns) => total + ns, 0) / 1e6
}

/** Memory of a process in MB, now and at most. */
export function readMemory(pid: number): { now: number; peak: number } {
  const read = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readText(pid, 'status'))?.[1]) / 1024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}

function readRss(pid: number): number {
  return readMemory(pid).now
}

function listProcesses(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    // Not Linux.
    return []
  }
}

function isOurs(pid: number): boolean {
  for (let ancestor = pid; ancestor > 1; ancestor = parentOf(ancestor)) {
    if (ancestor === process.pid) return true
  }
  return false
}

function parentOf(pid: number): number {
  // The name in brackets may hold anything.
  const [, parent] = readText(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  return Number(parent ?? 0)
}

function readText(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}
