import { openCheck } from '../../platform/open-check.ts'
import { captureScreen } from '../../platform/page-image.ts'
import { QrIcon, ScanIcon } from '../more-icons.tsx'
import { usePageWords } from '../stores/page-words.ts'

/** Reading a QRIS from a picture, or from what the tab in front shows; both on the check page. */
export function PictureActions() {
  const { popup } = usePageWords()

  async function readScreen() {
    // The popup lies over the tab and is not part of its picture.
    await openCheck(captureScreen().then(capture => ({ kind: 'screen', capture })))
    window.close()
  }

  async function choosePicture() {
    await openCheck(null)
    window.close()
  }

  return (
    <div className="picture-actions">
      <button type="button" className="small" onClick={() => void readScreen()}>
        <ScanIcon size={14} /> {popup.readScreen}
      </button>
      <button type="button" className="small" onClick={() => void choosePicture()}>
        <QrIcon size={14} /> {popup.choosePicture}
      </button>
    </div>
  )
}
