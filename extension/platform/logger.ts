const said = new Set<string>()

/** Says a thing once in the life of this script: a page that repeats a failure must not fill the console. */
export function logOnce(text: string, cause?: unknown): void {
  if (said.has(text)) return
  said.add(text)
  console.warn(`[amanah] ${text}`, ...(cause === undefined ? [] : [cause]))
}
