import { askCheck } from '../ask-check.ts'
import { QrIcon, ScanIcon } from '../more-icons.tsx'
import { usePageWords } from '../stores/page-words.ts'

/** Reading a QRIS from a picture, or from what the tab in front shows; both where there is room for it. */
export function PictureActions() {
  const { popup } = usePageWords()

  return (
    <div className="picture-actions">
      <button type="button" className="small" onClick={() => void askCheck({ kind: 'screen' })}>
        <ScanIcon size={14} /> {popup.readScreen}
      </button>
      <button type="button" className="small" onClick={() => void askCheck(null)}>
        <QrIcon size={14} /> {popup.choosePicture}
      </button>
    </div>
  )
}
