import { benchChips } from '../bench/chips.ts'

/** `npm run bench`: what is promised in figures, each beside its baseline in the same run. */
const rows = []
for (const numbers of [0, 20, 200]) {
  const { addedMs, longestTaskMs, chips } = await benchChips(numbers)
  rows.push({
    what: `${numbers} numbers in a bio`,
    marks: chips,
    'added ms': addedMs.toFixed(1),
    'longest task ms': longestTaskMs,
  })
}
console.table(rows)
