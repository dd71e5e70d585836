/** A run of digits as people write them, with separators. */
export interface NumberRun {
  digits: string
  start: number
  end: number
  isObfuscated: boolean
  /** A `+` stands before it: it begins with the code of a country. */
  isInternational: boolean
}

const wordDigits: Readonly<Record<string, string>> = {
  nol: '0',
  kosong: '0',
  zero: '0',
  satu: '1',
  dua: '2',
  tiga: '3',
  empat: '4',
  lima: '5',
  enam: '6',
  tujuh: '7',
  delapan: '8',
  lapan: '8',
  dlapan: '8',
  sembilan: '9',
}
const numberWord = Object.keys(wordDigits).join('|')
const wordRun = new RegExp(`(?<![a-z])(?:${numberWord})(?:[ ,.-]{1,3}(?:${numberWord})){7,19}(?![a-z])`, 'g')
const digitRun = /(?<![0-9])(?:(?<![a-z])\+)?\(?[0-9](?:[ .\-/()]{0,3}[0-9]){6,45}/g
// A token of digits in which O, I or L stand for 0 and 1; a short one, as in O812-3456, needs the O.
const disguised = /(?<![a-z0-9])(?=[oil]*[0-9])(?:[0-9oil]{5,20}|(?=[0-9il]*o)[0-9oil]{3,4})(?![a-z0-9])/g

/** Replaces letters that stand for digits. Same length, so that indexes hold; answers where it did so. */
export function undisguise(text: string): { text: string; spots: [start: number, end: number][] } {
  const spots: [number, number][] = []
  const plain = text.replace(disguised, (token, index: number) => {
    const letters = token.replace(/[0-9]/g, '').length
    if (letters === 0 || letters > token.length / 2) return token
    spots.push([index, index + token.length])
    return token.replaceAll('o', '0').replace(/[il]/g, '1')
  })
  return { text: plain, spots }
}

/** Every run of at least seven digits, words for digits included. */
export function findNumberRuns(text: string, spots: readonly [number, number][]): NumberRun[] {
  const runs: NumberRun[] = []
  for (const match of text.matchAll(digitRun)) {
    for (const part of splitRun(match[0])) {
      const start = match.index + part.start
      const end = match.index + part.end
      const digits = text.slice(start, end).replace(/[^0-9]/g, '')
      if (digits.length < 7 || digits.length > 20) continue
      const isObfuscated = spots.some(([from, to]) => from < end && to > start)
      runs.push({
        digits,
        start,
        end,
        isObfuscated,
        isInternational: text[start] === '+' && digits[0] !== '0',
      })
    }
  }
  for (const match of text.matchAll(wordRun)) {
    const digits = match[0]
      .split(/[ ,.-]+/)
      .map(word => wordDigits[word] ?? '')
      .join('')
    const end = match.index + match[0].length
    runs.push({ digits, start: match.index, end, isObfuscated: true, isInternational: false })
  }
  return runs.sort((a, b) => a.start - b.start)
}

interface Part {
  start: number
  end: number
}

/**
 * Two numbers beside each other look like one run. They are two when a slash or a wide gap, or a plain space
 * between two groups that are each long enough, stands between them.
 */
function splitRun(run: string): Part[] {
  const parts: Part[] = []
  let start = 0
  for (const gap of run.matchAll(/[ .\-/()]+/g)) {
    const left = countDigits(run.slice(start, gap.index))
    const right = countDigits(run.slice(gap.index).match(/^[ .\-/()]+[0-9]+/)?.[0] ?? '')
    const isWide = /\/|[ ]{3}/.test(gap[0]) || /[)] ?[(]/.test(gap[0])
    const restartsPhone = /^[ .\-/()]+(?:\+?62|0)8[1-9]/.test(run.slice(gap.index)) && left >= 9
    const areBothLong = gap[0].includes(' ') && left >= 9 && right >= 9
    if ((isWide && left >= 7) || areBothLong || restartsPhone) {
      parts.push({ start, end: gap.index })
      start = gap.index + gap[0].length
    }
  }
  parts.push({ start, end: run.length })
  return parts
}

function countDigits(text: string): number {
  return text.replace(/[^0-9]/g, '').length
}
