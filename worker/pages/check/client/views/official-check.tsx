import { useState } from 'hono/jsx/dom'
import { toCheckDigits } from '#shared/rules/reading-words'
import type { Reading } from '#shared/rules/understand'
import type { State } from '../state.ts'
import { wordsOf } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** Copies the number and opens the ministry's site: its form takes the number, no address does. */
export function OfficialCheck({ state, reading }: { state: State; reading: Reading }) {
  const { result } = wordsOf(state.language)
  const [said, setSaid] = useState('')
  async function copy() {
    try {
      await navigator.clipboard.writeText(toCheckDigits(reading))
      setSaid(result.officialCopied)
    } catch {
      setSaid(result.officialNotCopied)
    }
  }
  return (
    <div>
      <a
        class="button"
        href="https://cekrekening.id"
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => void copy()}
      >
        <Icon name="open" size={20} /> {result.official}
      </a>
      <p class="said is-under" role="status">
        {said}
      </p>
    </div>
  )
}
