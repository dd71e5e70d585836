import { z } from 'zod'
import type { Problem } from '#shared/contract/errors'
import { toPathText } from '#shared/rules/path-text'

const localize = {
  id: z.locales.id().localeError,
  en: z.locales.en().localeError,
}

// Schemas of zod/mini speak no language by themselves, and what is not the catalogue's English counts as our own.
z.config(z.locales.en())

/** Sentences of our own schemas, which zod's catalogue cannot translate. */
const ownSentences: Record<string, string> = {
  'a date like 2026-05-12': 'tanggal seperti 2026-05-12',
  'lower-case letters, digits and dashes, 3 to 40': 'huruf kecil, angka, dan tanda hubung, 3 sampai 40',
  'a profile key or a destination key': 'kunci profil atau kunci tujuan bayar',
  'a short link that names nobody': 'tautan pendek yang tidak menyebut siapa pun',
  'needs appealedAt beside it': 'perlu appealedAt di sampingnya',
  'must be later than appealedAt': 'harus sesudah appealedAt',
  'a date that has passed': 'tanggal yang sudah lewat',
  'must have passed for status disputed': 'harus sudah lewat untuk status disputed',
}

/** Every issue of a refused input with the path of its line, in both languages. */
export function toProblems(error: z.core.$ZodError, input: unknown): Problem[] {
  return error.issues.flatMap(issue => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ path: toPathText(issue.path), message: toMessage(issue, input) }]
    }
    return issue.keys.map(key => ({
      path: toPathText([...issue.path, key]),
      message: { id: 'bidang ini tidak dikenal', en: 'unknown field' },
    }))
  })
}

/** A regular expression helps nobody who misspelled a key. */
const spellings: [part: string, message: Problem['message']][] = [
  [
    'instagram:',
    { id: 'kunci profil seperti instagram:toko.siti', en: 'a profile key like instagram:toko.siti' },
  ],
  [
    'bank:',
    { id: 'kunci tujuan seperti bank:014:1234567890', en: 'a destination key like bank:014:1234567890' },
  ],
  ['[SBT]', { id: 'kode kategori seperti S1', en: 'a category code like S1' }],
  ['[0-9a-f]{64}', { id: '64 angka heksadesimal kecil', en: '64 lower-case hex digits' }],
]

function toMessage(issue: z.core.$ZodIssue, input: unknown): Problem['message'] {
  const pattern = issue.code === 'invalid_format' ? (issue.pattern ?? '') : ''
  const spelling = spellings.find(([part]) => pattern.includes(part))
  const raw = { input: valueAt(input, issue.path), ...issue } as z.core.$ZodRawIssue
  const catalogue = { id: toText(localize.id(raw)), en: toText(localize.en(raw)) }
  // A sentence that is not the catalogue's own was written in a schema.
  if (issue.message === catalogue.en) return spelling?.[1] ?? catalogue
  return { id: ownSentences[issue.message] ?? toIndonesian(issue.message), en: issue.message }
}

/** Own sentences with a place or a status in them. */
function toIndonesian(sentence: string): string {
  return sentence
    .replace(/^stands at (.+) already$/, 'sudah ada di $1')
    .replace(/^contradicts status (.+)$/, 'bertentangan dengan status $1')
}

function toText(message: string | { message: string } | null | undefined): string {
  return typeof message === 'string' ? message : (message?.message ?? '')
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    input,
  )
}
