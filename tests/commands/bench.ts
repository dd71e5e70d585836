import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { projectRoot, stateDir } from '../../worker/commands/local-server.ts'
import { benchChips } from '../bench/chips.ts'
import { benchList } from '../bench/list.ts'
import { apiUrl, extensionDir } from '../e2e/places.ts'

/** `npm run bench`: what is promised in figures, each beside its baseline in the same run; as tables and as JSON. */
console.log('Local list (median of five)')
const lists = []
for (const keys of [10_000, 100_000, 1_000_000]) lists.push(await benchList(keys))
console.table(lists)

console.log('Chips: main-thread time beside the same page without the extension (median of four loads)')
spawnSync('wxt', ['build'], {
  cwd: projectRoot,
  stdio: 'ignore',
  env: { ...process.env, AMANAH_API_URL: apiUrl, AMANAH_OUT_DIR: dirname(extensionDir) },
})
const chips = []
for (const numbers of [0, 20, 200]) {
  const { addedMs, longestTaskMs, chips: marks } = await benchChips(numbers)
  chips.push({
    numbers,
    marks,
    'added ms': Math.round(addedMs),
    'longest task ms': Math.round(longestTaskMs),
  })
}
console.table(chips)

await mkdir(stateDir, { recursive: true })
const file = join(stateDir, 'bench.json')
await writeFile(file, JSON.stringify({ node: process.version, lists, chips }, null, 2))
console.log(`JSON: ${file}`)
