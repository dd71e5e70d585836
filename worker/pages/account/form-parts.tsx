import type { Child } from 'hono/jsx'
import type { Language, Message } from '#shared/domain/platform'
import { toSay } from '../layout.tsx'

interface FieldProps {
  language: Language
  name: string
  label: Message
  help?: Message | undefined
  /** What is wrong with what was typed. */
  problem?: Message | null | undefined
  value?: string
  /** More attributes of the input. */
  [attribute: `input-${string}`]: string | number
  isRequired?: boolean
}

/** A labelled text field; its error stands under it and takes the focus. */
export function Field({
  language,
  name,
  label,
  help,
  problem,
  value = '',
  isRequired = true,
  ...more
}: FieldProps) {
  const say = toSay(language)
  const attributes = Object.fromEntries(
    Object.entries(more).map(([key, text]) => [key.slice('input-'.length), text]),
  )
  const described = [help && `${name}-help`, problem && `${name}-problem`].filter(id => id).join(' ')
  return (
    <div class="field">
      <label for={name}>{say(label)}</label>
      <input
        id={name}
        name={name}
        value={value}
        required={isRequired}
        {...attributes}
        {...(described ? { 'aria-describedby': described } : {})}
        {...(problem ? { 'aria-invalid': 'true', autofocus: true } : {})}
      />
      {help && (
        <p class="help" id={`${name}-help`}>
          {say(help)}
        </p>
      )}
      {problem && (
        <p class="help bad" id={`${name}-problem`} role="alert">
          {say(problem)}
        </p>
      )}
    </div>
  )
}

/** What went wrong with a form as a whole. */
export function FormProblem({ language, problem }: { language: Language; problem: Message | null }) {
  return (
    problem && (
      <p class="notice bad" role="alert">
        {toSay(language)(problem)}
      </p>
    )
  )
}

/** A form that is one button; `values` go with it unseen. */
export function ActionForm({
  action,
  values = {},
  children,
  isMain = false,
}: {
  action: string
  values?: Record<string, string>
  children: Child
  isMain?: boolean
}) {
  return (
    <form method="post" action={action}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class={isMain ? 'button is-main' : 'button'} type="submit">
        {children}
      </button>
    </form>
  )
}

/** An address of ours in this language, with what it has to carry. */
export function toHref(path: string, language: Language, query: Record<string, string | null> = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value)
  if (language === 'en') params.set('lang', 'en')
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
