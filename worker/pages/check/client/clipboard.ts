import type { Copied } from './state.ts'

/** A picture where one was copied, else the text; browsers ask the person first, or refuse. */
export async function readClipboard(): Promise<Copied> {
  const { clipboard } = navigator
  if (!clipboard) return { kind: 'refused' }
  try {
    if (!clipboard.read) return toText(await clipboard.readText())
    for (const item of await clipboard.read()) {
      // Spreadsheets put a picture beside the text of their cells: the text is meant.
      if (item.types.includes('text/plain')) return toText(await (await item.getType('text/plain')).text())
      const type = item.types.find(each => each.startsWith('image/'))
      if (type) return { kind: 'picture', file: new File([await item.getType(type)], 'QRIS', { type }) }
    }
    return { kind: 'empty' }
  } catch {
    return { kind: 'refused' }
  }
}

function toText(text: string): Copied {
  return text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text }
}
