/**
 * A text of somebody else as one line that cannot rearrange what stands around it: without control characters, marks
 * that turn the direction of writing, and characters without width.
 */
export function toPlain(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
}
