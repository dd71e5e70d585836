import { QrIcon, QuestionIcon } from '../more-icons.tsx'
import { Box } from '../reading/box.tsx'
import { useReader } from '../reading/use-reader.ts'
import { useCheckWords } from '../stores/check-words.ts'
import { type Picture, usePicture } from '../stores/picture-store.ts'
import { useReadingWords } from '../stores/reading-words.ts'

/** What came of a picture: its codes, what has to be allowed first, or why it could not be read. */
export function PictureResult({ picture, onRead }: { picture: Picture; onRead(text: string): void }) {
  const { picture: words } = useCheckWords()
  switch (picture.kind) {
    case 'ask':
      return <Ask {...picture} />
    case 'failed':
      return <Box icon={<QuestionIcon />} title={words.none} text={words.problems[picture.reason] ?? ''} />
    case 'read':
      return <Codes {...picture} onRead={onRead} />
    default:
      return null
  }
}

function Ask({ host, source }: Extract<Picture, { kind: 'ask' }>) {
  const { picture: words } = useCheckWords()
  const { allow, takeScreen } = usePicture()
  return (
    <Box icon={<QrIcon />} title={words.ask(host)} text={words.askHow}>
      <div className="choices">
        <button type="button" className="primary" onClick={() => void allow(source)}>
          {words.allow}
        </button>
        {source.capture && (
          <button type="button" className="small" onClick={() => void takeScreen(source)}>
            {words.screen}
          </button>
        )}
      </div>
    </Box>
  )
}

function Codes(props: Extract<Picture, { kind: 'read' }> & { onRead(text: string): void }) {
  const { reading, onRead } = props
  const { picture: words } = useCheckWords()
  const { qris } = useReadingWords()
  const reader = useReader()
  const { codes, isUnreadableSeen } = reading
  if (codes.length === 0) {
    return isUnreadableSeen ? (
      <Box icon={<QrIcon />} title={words.unreadable} text={words.unreadableHow} />
    ) : (
      <Box icon={<QuestionIcon />} title={words.none} text={words.noneHow} />
    )
  }
  return (
    <>
      {codes.length > 1 && <p className="reading-note">{qris.several(codes.length)}</p>}
      {reader && codes.map(code => <reader.QrisBox key={code.text} code={code} onRead={onRead} />)}
      {isUnreadableSeen && <p className="quiet reading-note">{qris.unreadable}</p>}
    </>
  )
}
