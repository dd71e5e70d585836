import type { Recognition } from '#shared/rules/recognise/recognition'

type CertificateKind = 'nib' | 'halal' | 'pirt' | 'bpom'

/** A right format is neither genuine nor this seller's. Formats: docs/account-numbers.md. */
const patterns: readonly [CertificateKind, RegExp][] = [
  ['halal', /(?<![a-z0-9])id[ ]?([0-9]{17})(?![0-9])/g],
  ['pirt', /(?<![a-z])p[ -]?irt(?:[ ]?no)?[ .:]{0,3}([0-9]{13}[ -]{0,2}[0-9]{2})(?![0-9])/g],
  ['nib', /(?<![a-z])nib[ .:#-]{0,4}(?:no[ .:]{0,3})?([0-9]{13})(?![0-9])/g],
  [
    'bpom',
    /(?<![a-z])(?:bpom[ .:]{0,3}(?:ri[ ]?)?(?:no[ .:]{0,3})?)?((?:md|ml)[ ]?(?:[0-9]{15}|[0-9]{12}))(?![0-9])/g,
  ],
  ['bpom', /(?<![a-z])(?:bpom[ .:]{0,3}(?:no[ .:]{0,3})?)?(n[a-e][ ]?[0-9]{11})(?![0-9])/g],
  ['bpom', /(?<![a-z])bpom[ .:]{0,3}(?:no[ .:]{0,3})?((?:si|sd|sl|tr|ti|ht|ff)[ ]?[0-9]{9})(?![0-9])/g],
  ['bpom', /(?<![a-z0-9])([dg][bktpn][li][0-9]{7}[0-9a-z]{5})(?![a-z0-9])/g],
]

/** Certificates in folded text, with the place of the number; offsets are those of the folded text. */
export function findCertificates(text: string): Recognition[] {
  return patterns.flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), match => {
      const number = match[1] ?? ''
      const start = match.index + match[0].lastIndexOf(number)
      return {
        kind,
        key: null,
        number: numberOf(kind, number),
        provider: null,
        start,
        end: start + number.length,
        holder: null,
        confidence: 'high' as const,
        isObfuscated: false,
      }
    }),
  )
}

function numberOf(kind: CertificateKind, written: string): string {
  const plain = written.replace(/[ -]/g, '').toUpperCase()
  return kind === 'halal' ? `ID${plain}` : plain
}
