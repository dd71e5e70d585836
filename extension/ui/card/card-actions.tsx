import { FlagIcon, PenIcon } from '../icons.tsx'
import type { CardSubject } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'

/** Always at hand. The profile goes into the fragment, which the server does not see. */
export function CardActions({ subject }: { subject: CardSubject }) {
  const { actions } = useWords()
  const apiUrl = useSettings(settings => settings.apiUrl)
  return (
    <div className="pinned card-actions">
      <a
        className="card-action"
        href={`${apiUrl}/lapor#profile=${subject.key}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        <FlagIcon /> {actions.report}
      </a>
      <a
        className="card-action"
        href={`${apiUrl}/ulas#profile=${subject.key}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        <PenIcon /> {actions.review}
      </a>
    </div>
  )
}
