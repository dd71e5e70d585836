import { type ChangeEvent, useRef } from 'react'
import { QrIcon, ScanIcon } from '../more-icons.tsx'
import { useCheckWords } from '../stores/check-words.ts'
import { type Picture, usePicture } from '../stores/picture-store.ts'
import { PictureResult } from './picture-result.tsx'

/** A picture to read: by file, paste or drop, or the one that somebody pointed at on a page. */
export function PictureSection({ onRead }: { onRead(text: string): void }) {
  const { picture: words } = useCheckWords()
  const { picture, openFile } = usePicture()
  const input = useRef<HTMLInputElement>(null)

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? []
    if (file) void openFile(file)
    // The same file may be chosen again.
    target.value = ''
  }

  return (
    <section className="picture" aria-labelledby="picture-title">
      <h2 id="picture-title">{words.title}</h2>
      <div className={picture.kind === 'none' ? 'drop is-empty' : 'drop'}>
        {'previewUrl' in picture ? (
          <img className="preview" src={picture.previewUrl} alt={words.alt} />
        ) : (
          <span className="tile">
            <QrIcon size={20} />
          </span>
        )}
        <div>
          <p className="quiet">{'from' in picture ? words.from[picture.from] : words.how}</p>
          <input
            ref={input}
            className="offscreen"
            type="file"
            accept="image/*"
            tabIndex={-1}
            aria-label={words.choose}
            onChange={choose}
          />
          <button type="button" className="small" onClick={() => input.current?.click()}>
            <ScanIcon size={14} /> {picture.kind === 'none' ? words.choose : words.another}
          </button>
        </div>
      </div>
      <div role="status">
        <Progress picture={picture} />
        <PictureResult picture={picture} onRead={onRead} />
      </div>
    </section>
  )
}

function Progress({ picture }: { picture: Picture }) {
  const { picture: words } = useCheckWords()
  if (picture.kind !== 'loading' && picture.kind !== 'reading') return null
  return <p className="progress">{picture.kind === 'loading' ? words.loading : words.reading}…</p>
}
