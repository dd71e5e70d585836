/**
 * Compares the name a seller declares with the name a bank shows. Names are shortened, turned round and
 * masked on their way through forms and apps; a difference may also be a relative's account, so the answer
 * says what matched and what did not and judges nobody.
 */
export interface HolderMatch {
  /**
   * `match`: every word of the shorter name stands in the other. `partial`: some do, or only initials and
   * cut words speak for it. `differs`: none does. `unreadable`: too little is left to compare.
   */
  result: 'match' | 'partial' | 'differs' | 'unreadable'
  /** Pairs of words that fit, as folded, and how. */
  matched: { declared: string; seen: string; how: WordFit }[]
  /** Words of the declared name that nothing fits. */
  onlyDeclared: string[]
  /** Words of the seen name that nothing fits. */
  onlySeen: string[]
}

type WordFit = 'same' | 'spelling' | 'initial' | 'cut' | 'masked'

const titles = new Set(
  `bapak bpk bp ibu sdr sdri tn ny nn h hj haji hajah dr drs dra drg ir prof kh ust ustadz ustadzah raden rd se sh st spd skom
  si sos sag ssi sip mm mpd mt mh msi mkom mba ba bsc msc phd amd amdkeb skm sked spog pt cv ud tb toko warung pd`.split(
    /\s+/,
  ),
)
const muhammad = new Set(
  'muhammad muhamad mohammad mohamad muhammed mohamed muh moh mhd mochammad mochamad moch much'.split(' '),
)
const shortestCut = 3

/** Pure and total; the order of words does not matter. */
export function compareHolders(declared: string, seen: string): HolderMatch {
  const declaredWords = toWords(declared)
  const seenWords = toWords(seen)
  const free = [...seenWords]
  const matched: HolderMatch['matched'] = []
  const onlyDeclared: string[] = []
  const open = [...declaredWords]
  // The surest fits first, so that an initial never takes the word that a whole name needs.
  for (const how of ['same', 'spelling', 'masked', 'cut', 'initial'] as const) {
    for (const word of open.splice(0)) {
      const at = free.findIndex(other => fitOf(word, other) === how)
      if (at < 0) open.push(word)
      else matched.push({ declared: word, seen: free.splice(at, 1)[0] ?? '', how })
    }
  }
  onlyDeclared.push(...open)
  return { result: resultOf(declaredWords, seenWords, matched), matched, onlyDeclared, onlySeen: free }
}

function resultOf(
  declared: string[],
  seen: string[],
  matched: HolderMatch['matched'],
): HolderMatch['result'] {
  if (declared.length === 0 || seen.length === 0) return 'unreadable'
  if (matched.length === 0) return 'differs'
  const isWhole = matched.length === Math.min(declared.length, seen.length)
  const hasFullWord = matched.some(({ how }) => how === 'same' || how === 'spelling')
  const isOneOfMany = matched.length === 1 && Math.max(declared.length, seen.length) > 1
  return isWhole && hasFullWord && !isOneOfMany ? 'match' : 'partial'
}

/** Words that name somebody, folded: no accents, titles, degrees or punctuation. */
function toWords(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/\b([a-z])\.([a-z]{1,4})\b\.?/g, '$1$2')
    .replace(/[^a-z0-9*]+/g, ' ')
    .trim()
  const words = plain === '' ? [] : plain.split(' ')
  const named = words.filter(word => !titles.has(word))
  return named.map(word => (muhammad.has(word) ? 'muhammad' : word))
}

function fitOf(a: string, b: string): WordFit | null {
  if (a.includes('*') || b.includes('*')) return isMaskOf(a, b) || isMaskOf(b, a) ? 'masked' : null
  if (a === b) return 'same'
  if (toOldSpelling(a) === toOldSpelling(b)) return 'spelling'
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (!long.startsWith(short)) return null
  if (short.length === 1) return 'initial'
  return short.length >= shortestCut ? 'cut' : null
}

/** `s***` fits `siti` and `salma`: the shown letters decide, the length does not. */
function isMaskOf(mask: string, word: string): boolean {
  if (!mask.includes('*') || !/[a-z0-9]/.test(mask)) return false
  const [head = '', tail = ''] = [mask.split('*')[0], mask.split('*').at(-1)]
  const other = word.replace(/\*+/g, '')
  return other.startsWith(head) && (word.includes('*') || other.endsWith(tail))
}

/** Spellings from before 1972 stand on many identity cards: Soetjipto, Djoko, Jusuf. */
function toOldSpelling(word: string): string {
  return word
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/sj/g, 'sy')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/y/g, 'i')
    .replace(/h$/, '')
}
