import { useState } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import { toNamelessLink } from '#shared/rules/nameless-link'
import { describeReading } from '#shared/rules/reading-words'
import { type NamelessLink, type Reading, readingOfKey } from '#shared/rules/understand'
import type { LinkAnswer } from '../../messaging/protocol.ts'
import { sendToBackground } from '../../messaging/send.ts'
import { LinkOffIcon } from '../more-icons.tsx'
import { useReadingWords } from '../stores/reading-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { Box } from './box.tsx'
import { CopyLinkPicture } from './copy-link-picture.tsx'
import { NumberBox } from './number-box.tsx'

type Opening =
  | { state: 'idle' | 'opening' }
  | { state: 'failed'; reason: string }
  | { state: 'found'; reading: Reading }

/** A link that names nobody: how to get one that does, or the offer to have it opened, which our server then sees. */
export function NamelessBox(props: { text: string; link: NamelessLink; onCheck(key: ProfileKey): void }) {
  const { text, link, onCheck } = props
  const { nameless } = useReadingWords()
  const [opening, setOpening] = useState<Opening>({ state: 'idle' })

  async function open() {
    setOpening({ state: 'opening' })
    // Only the link leaves the device, not the words around it.
    const url = toNamelessLink(text)?.href ?? ''
    const sent = await sendToBackground('links/open', { url })
    setOpening(toOpening(sent.ok ? sent.value : { state: 'failed', reason: 'offline' }))
  }

  if (opening.state === 'found') return <Found reading={opening.reading} onCheck={onCheck} />
  return (
    <Box icon={<LinkOffIcon />} title={nameless.title} text={nameless.how}>
      <h3 className="way">1. {nameless.copyTitle}</h3>
      <div className="way-copy">
        <CopyLinkPicture />
        <ol>
          {nameless.copySteps[link]?.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      <h3 className="way">2. {nameless.openTitle}</h3>
      <p className="quiet">{nameless.openHow}</p>
      <button
        type="button"
        className="small way-open"
        aria-disabled={opening.state === 'opening'}
        onClick={() => opening.state !== 'opening' && void open()}
      >
        {opening.state === 'opening' ? `${nameless.opening}…` : nameless.open}
      </button>
      <p className="reading-note" role="status">
        {opening.state === 'failed' && nameless.reasons[opening.reason]}
      </p>
    </Box>
  )
}

function Found({ reading, onCheck }: { reading: Reading; onCheck(key: ProfileKey): void }) {
  const words = useReadingWords()
  const { language } = useSettings()
  if (reading.kind !== 'profile') return <NumberBox reading={reading} isFocused />
  return (
    <Box icon={<LinkOffIcon />} title={describeReading(reading)[language]} isFocused>
      <button
        type="button"
        className="primary reading-button"
        onClick={() => onCheck(reading.key as ProfileKey)}
      >
        {words.check}
      </button>
    </Box>
  )
}

function toOpening(answer: LinkAnswer): Opening {
  if (answer.state === 'failed') return answer
  const reading = readingOfKey(answer.key)
  return reading ? { state: 'found', reading } : { state: 'failed', reason: 'names-nobody' }
}
