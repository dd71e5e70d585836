import type { Language } from '#shared/domain/platform'
import { outcomeOf } from '#shared/rules/outcome-of'
import { describeReading } from '#shared/rules/reading-words'
import { understand } from '#shared/rules/understand'
import { fieldId } from '../form.ts'
import type { State } from '../state.ts'
import type { CheckStore } from '../store.ts'
import { wordsOf } from '../words/words.ts'
import { FieldButton, type Hint, problemOf, TextField } from './field.tsx'
import { Choices, SaidLine, Submit } from './form-parts.tsx'
import { NamelessHelp } from './nameless-help.tsx'

/** Longer texts are read when they are sent, not at each key. */
const longestHinted = 2_000

export function LinkTab({ store, state }: { store: CheckStore; state: State }) {
  const { form, language } = state
  const words = wordsOf(language)
  const clear = () => {
    store.type({ link: '' })
    document.getElementById(fieldId('link'))?.focus()
  }
  return (
    <>
      <TextField
        field="link"
        label={words.link.label}
        value={form.link}
        hint={problemOf(form, 'link') ?? hintOf(form.link, language)}
        inputMode="url"
        onType={text => store.type({ link: text })}
        onPaste={text => store.takeText(text, 'link')}
      >
        {form.link === '' ? (
          <FieldButton icon="paste" label={words.paste} onClick={() => void store.pasteInto('link')} />
        ) : (
          <FieldButton icon="clear" label={words.clear} onClick={clear} />
        )}
      </TextField>
      <SaidLine state={state} />
      <Choices store={store} state={state} />
      {form.nameless ? (
        <NamelessHelp key={form.link} store={store} state={state} link={form.nameless} />
      ) : (
        <Submit label={words.link.button} privacy={words.link.privacy} />
      )}
    </>
  )
}

function hintOf(text: string, language: Language): Hint {
  const { link } = wordsOf(language)
  const outcome = text.length > longestHinted ? null : outcomeOf(understand(text), text)
  const [only, second] = outcome?.kind === 'profiles' ? outcome.readings : []
  if (only && !second) return { tone: 'good', text: describeReading(only)[language] }
  return { tone: 'plain', text: link.help }
}
