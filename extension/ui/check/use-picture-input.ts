import { useEffect, useState } from 'react'

/** Spreadsheets put a picture beside the text of their cells: in a field the text is meant. */
function isForField({ target, clipboardData }: ClipboardEvent): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isField && (clipboardData?.types.includes('text/plain') ?? false)
}

/** Takes pictures that are pasted or dropped anywhere on the page. True while one is held over it. */
export function usePictureInput(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const take = (event: Event, data: DataTransfer | null) => {
      const file = Array.from(data?.files ?? []).at(0)
      if (!file) return
      event.preventDefault()
      onFile(file)
    }
    document.addEventListener(
      'paste',
      event => {
        if (!isForField(event)) take(event, event.clipboardData)
      },
      { signal },
    )
    document.addEventListener(
      'dragover',
      event => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      },
      { signal },
    )
    document.addEventListener('dragleave', event => event.relatedTarget === null && setOver(false), {
      signal,
    })
    document.addEventListener(
      'drop',
      event => {
        setOver(false)
        take(event, event.dataTransfer)
      },
      { signal },
    )
    return () => ending.abort()
  }, [onFile])
  return isOver
}
