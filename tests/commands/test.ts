import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumAdvice, findOrInstallChromium } from '../../worker/commands/chromium.ts'

/** `npm test`: static checks, then unit, Worker and browser tests; the last line is the sum of them all. */

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const root = join(import.meta.dirname, '..', '..')
const reports = join(root, 'test-results')
const chromium = findOrInstallChromium()
if (!chromium) {
  console.error(chromiumAdvice)
  process.exit(1)
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const checks = [
  'check:prepare',
  'check:types',
  'check:lint',
  'check:imports',
  'check:unused',
  'check:size',
].map(checkCounts)
const total = [...checks, unitCounts(), browserCounts()].reduce(addCounts)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 ? 1 : 0)

function checkCounts(script: string): Counts {
  console.log(`\n== ${script}`)
  return run('npm', ['run', '--silent', script]) === 0 ? countsOf(1, 0, 0) : countsOf(0, 1, 0)
}

/** A run that dies before it writes its report counts as one failure, never as nothing. */
function unitCounts(): Counts {
  console.log('\n== unit and Worker tests')
  const file = join(reports, 'unit.json')
  const status = run('vitest', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport(file)
  if (!report) return countsOf(0, 1, 0)
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report
  const failed = Number(numFailedTests)
  return countsOf(
    Number(numPassedTests),
    status !== 0 && failed === 0 ? 1 : failed,
    Number(numPendingTests) + Number(numTodoTests),
  )
}

function browserCounts(): Counts {
  console.log('\n== browser tests')
  const file = join(reports, 'browser.json')
  const status = run('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
    CHROMIUM_PATH: chromium ?? '',
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const stats = readReport(file)?.stats as Record<string, number> | undefined
  if (!stats) return countsOf(0, 1, 0)
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats
  return countsOf(expected + flaky, status !== 0 && unexpected === 0 ? 1 : unexpected, skipped)
}

function run(command: string, args: string[], env: Record<string, string> = {}): number {
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
  )
}

function readReport(file: string): Record<string, unknown> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch (error) {
    console.error(`no report at ${file}: ${String(error)}`)
    return null
  }
}

function countsOf(passed: number, failed: number, skipped: number): Counts {
  return { passed, failed, skipped }
}

function addCounts(a: Counts, b: Counts): Counts {
  return countsOf(a.passed + b.passed, a.failed + b.failed, a.skipped + b.skipped)
}
