import type { Child } from 'hono/jsx/dom'
import { type Field, type Form, fieldId } from '../form.ts'
import { Icon, type IconName } from './icon.tsx'

/** What stands under a field: what is wrong in red, what fits in green, anything else in grey. */
export interface Hint {
  tone: 'bad' | 'good' | 'plain'
  text: string
}

const hintIcons: Record<Hint['tone'], IconName | null> = { bad: 'alert', good: 'check', plain: null }

interface TextFieldProps {
  field: Field | 'owner'
  label: Child
  value: string
  hint: Hint | null
  inputMode: 'text' | 'numeric' | 'tel' | 'url'
  onType: (text: string) => void
  onPaste?: (text: string) => boolean
  onLeave?: () => void
  children?: Child
}

/** A labelled line to type in, with its button inside and its message under it. */
export function TextField(props: TextFieldProps) {
  const { field, label, value, hint, inputMode, onType, onPaste, onLeave, children } = props
  const id = fieldId(field)
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text !== '' && onPaste?.(text)) event.preventDefault()
  }
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class={hint?.tone === 'bad' ? 'field-box is-bad' : 'field-box'}>
        <input
          id={id}
          class={inputMode === 'numeric' || inputMode === 'tel' ? 'field-input is-number' : 'field-input'}
          type="text"
          inputmode={inputMode}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          aria-invalid={hint?.tone === 'bad' ? 'true' : undefined}
          onInput={event => onType((event.target as HTMLInputElement).value)}
          onPaste={paste}
          {...(onLeave ? { onBlur: onLeave } : {})}
        />
        {children}
      </div>
      <HintLine id={`${id}-hint`} hint={hint} />
    </div>
  )
}

export function HintLine({ id, hint }: { id: string; hint: Hint | null }) {
  if (!hint) return null
  const icon = hintIcons[hint.tone]
  return (
    <p class={`hint is-${hint.tone}`} id={id}>
      {icon && <Icon name={icon} size={18} />}
      <span>{hint.text}</span>
    </p>
  )
}

export function FieldButton(props: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" class="field-button" onClick={props.onClick}>
      <Icon name={props.icon} size={18} /> {props.label}
    </button>
  )
}

/** The message of this field, if it is the one that something is wrong with. */
export function problemOf({ problem }: Form, field: Field): Hint | null {
  return problem?.field === field ? { tone: 'bad', text: problem.text } : null
}
