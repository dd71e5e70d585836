/**
 * A text of somebody else as one line that cannot rearrange what stands around it: without control characters, marks
 * that turn the direction of writing, and characters without width.
 */
export function toPlain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
