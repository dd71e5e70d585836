import { recognitionScores } from '../fixtures/recognition-scores.ts'

/** `npm run recogniser`: how well the table of seller texts is read, by kind. */
const rows = recognitionScores().map(({ kind, expected, found, right, precision, recall }) => ({
  kind,
  expected,
  found,
  right,
  precision: precision.toFixed(3),
  recall: recall.toFixed(3),
}))
console.table(rows)
