import { describeReading } from '#shared/rules/reading-words'
import { toOwner } from '../question.ts'
import type { State } from '../state.ts'
import { type CheckStore, choicesId } from '../store.ts'
import { wordsOf } from '../words/words.ts'
import { type Hint, TextField } from './field.tsx'
import { Icon } from './icon.tsx'

interface PartProps {
  store: CheckStore
  state: State
}

/** What was read out of a paste: heard as well as seen. */
export function SaidLine({ state }: { state: State }) {
  return (
    <p class="said" role="status">
      {state.form.said}
    </p>
  )
}

/** Several things that a text may mean. */
export function Choices({ store, state }: PartProps) {
  const { form, language } = state
  if (form.choices.length === 0) return null
  return (
    <fieldset class="choices" id={choicesId} tabindex={-1}>
      <legend class="field-label">{wordsOf(language).which}</legend>
      {form.choices.map(reading => (
        <button
          type="button"
          class="row-link"
          key={reading.key ?? reading.number}
          onClick={() => store.takeReading(reading)}
        >
          <bdi>{describeReading(reading)[language]}</bdi>
          <Icon name="next" size={20} />
        </button>
      ))}
    </fieldset>
  )
}

/** Whose the number is said to be: a handle or link, by which it is compared. */
export function OwnerField({ store, state }: PartProps) {
  const { form, language } = state
  const { owner: words } = wordsOf(language)
  const owner = toOwner(form.owner)
  const hint: Hint = { tone: 'plain', text: owner?.profiles.length === 0 ? words.unread : words.help }
  return (
    <TextField
      field="owner"
      label={
        <>
          {words.label} <span class="optional">{words.optional}</span>
        </>
      }
      value={form.owner}
      hint={hint}
      inputMode="text"
      onType={text => store.type({ owner: text })}
    />
  )
}

export function Submit({ label, privacy }: { label: string; privacy: string }) {
  return (
    <>
      <button type="submit" class="button is-main">
        {label}
      </button>
      <p class="privacy">
        <Icon name="lock" size={20} />
        <span>{privacy}</span>
      </p>
    </>
  )
}
