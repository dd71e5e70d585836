/** A text in the spelling that rules match against, with the way back to the original. */
export interface FoldedText {
  /** NFKC, lower case, without marks that only decorate. */
  text: string
  /** Original UTF-16 offset at which the character at each index begins. */
  starts: Uint32Array
  /** Original offset at which it ends. */
  ends: Uint32Array
}

// Soft hyphen, zero-width and direction marks.
const dropped = /[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]/
// What turns a digit into a keycap; it belongs to the character before it.
const keycapMark = /\ufe0e|\ufe0f|\u20e3/
const dashes = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d~\u301c]/
const bullets = /[\u2022\u00b7\u2219\u25cf\u25aa\u2027|\u00a0\t\u2003\u2002\u2009]/

/** Folds code point by code point, so that every index keeps its place in the original. Linear. */
export function foldText(original: string): FoldedText {
  const pieces: string[] = []
  const starts = new Uint32Array(original.length * 4 + 16)
  const ends = new Uint32Array(starts.length)
  let length = 0
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const folded = foldCharacter(character)
    if (keycapMark.test(character) && length > 0) ends[length - 1] = end
    // Some characters expand; four units a unit covers all that matter and bounds the rest.
    const kept = folded.slice(0, character.length * 4)
    for (let i = 0; i < kept.length; i++) {
      starts[length] = at
      ends[length] = end
      length++
    }
    pieces.push(kept)
    at = end
  }
  return { text: pieces.join(''), starts, ends }
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80)
    return character === '~' ? '-' : character === '|' || character === '\t' ? ' ' : character.toLowerCase()
  if (dropped.test(character) || keycapMark.test(character)) return ''
  if (dashes.test(character)) return '-'
  if (bullets.test(character)) return ' '
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660)
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
  return character.normalize('NFKC').toLowerCase()
}
