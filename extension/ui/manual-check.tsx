import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import { CloseIcon } from './icons.tsx'
import './manual-check.css'
import { SearchIcon } from './more-icons.tsx'
import { useReader } from './reading/use-reader.ts'
import { usePageWords } from './stores/page-words.ts'

const debounceMs = 80

interface ManualCheckProps {
  text: string
  /** The person has asked for a check of this very text already. */
  isAsked?: boolean
  onType(text: string): void
  onCheck(key: ProfileKey): void
}

/** The field that takes anything about a seller. Reads on the device while one types; asks nobody by itself. */
export function ManualCheck({ text, isAsked = false, onType, onCheck }: ManualCheckProps) {
  const { popup } = usePageWords()
  const settled = useSettled(text)
  const reader = useReader()

  useEffect(() => {
    const profile = isAsked && reader ? reader.readOneProfile(text) : null
    if (profile) onCheck(profile.key as ProfileKey)
  }, [isAsked, reader, text, onCheck])

  async function checkFirst(event: FormEvent) {
    event.preventDefault()
    // What stands in the field counts, also when Enter comes before the recogniser.
    const loaded = reader ?? (await import('./reading/reading.ts')).reader
    const profile = loaded.readOneProfile(text)
    if (profile) onCheck(profile.key as ProfileKey)
  }

  return (
    <form className="manual" onSubmit={checkFirst}>
      <label className="manual-label" htmlFor="manual">
        {popup.manual}
      </label>
      <div className="field">
        <span className="field-icon">
          <SearchIcon />
        </span>
        <input
          className="field-input"
          id="manual"
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the window is opened to type, or to read the list below
          autoFocus
          placeholder={popup.placeholder}
          value={text}
          onChange={event => onType(event.target.value)}
          onKeyDown={enterList}
        />
        {text !== '' && (
          <button
            type="button"
            className="icon-button field-clear"
            aria-label={popup.clear}
            onClick={() => onType('')}
          >
            <CloseIcon />
          </button>
        )}
      </div>
      <div role="status">
        {reader && <reader.ReadingBox text={settled} isAsked={isAsked} onCheck={onCheck} />}
      </div>
    </form>
  )
}

/** Down goes on into the list of sellers. */
function enterList(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'ArrowDown') return
  const row = event.currentTarget.ownerDocument.querySelector<HTMLElement>('.seller-row')
  if (!row) return
  event.preventDefault()
  row.focus()
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), debounceMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
