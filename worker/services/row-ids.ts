import { toSha256 } from '#shared/rules/subject-hash'

/** A stable id from public content: loading the same thing again finds the same row. */
export async function toRowId(kind: string, ...parts: readonly (string | number)[]): Promise<string> {
  return (await toSha256(JSON.stringify([kind, ...parts]))).slice(0, 32)
}

/** Numbers equal texts: the first 0, the next 1. Equal content twice is two rows, not one. */
export function createOrdinals(): (text: string) => number {
  const seen = new Map<string, number>()
  return text => {
    const ordinal = seen.get(text) ?? 0
    seen.set(text, ordinal + 1)
    return ordinal
  }
}
