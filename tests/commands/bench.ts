import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { projectRoot } from '../../worker/commands/local-server.ts'
import { benchChips } from '../bench/chips.ts'
import { apiUrl, extensionDir } from '../e2e/places.ts'

/** `npm run bench`: what is promised in figures, each beside its baseline in the same run. */
spawnSync('wxt', ['build'], {
  cwd: projectRoot,
  stdio: 'ignore',
  env: { ...process.env, AMANAH_API_URL: apiUrl, AMANAH_OUT_DIR: dirname(extensionDir) },
})
const rows = []
for (const numbers of [0, 20, 200]) {
  const { addedMs, longestTaskMs, chips } = await benchChips(numbers)
  rows.push({
    what: `${numbers} numbers in a bio`,
    marks: chips,
    'added ms': addedMs.toFixed(1),
    'longest task ms': longestTaskMs.toFixed(1),
  })
}
console.table(rows)
