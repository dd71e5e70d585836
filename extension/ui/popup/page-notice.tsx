import type { ReactNode } from 'react'
import { reloadActiveTab } from '../../platform/active-tab.ts'
import { requestSiteAccess } from '../../platform/host-access.ts'
import { GlobeIcon, KeyIcon, RefreshIcon, ScanIcon } from '../more-icons.tsx'
import { usePageWords } from '../stores/page-words.ts'
import { usePopup } from '../stores/popup-store.ts'

export type NoticeKind = 'unreadable' | 'silent' | 'closed' | 'other'

/** Why there is no list of sellers, and what can be done about it. */
export function PageNotice({ kind }: { kind: NoticeKind }) {
  const { popup } = usePageWords()
  const readPage = usePopup(state => state.readPage)
  switch (kind) {
    case 'unreadable':
      return (
        <Notice icon={<ScanIcon size={18} />} title={popup.unreadableTitle}>
          <p>
            {popup.unreadable} <strong>{popup.unreadableNot}</strong>
          </p>
          <Act text={popup.readAgain} onAct={() => void readPage()} />
        </Notice>
      )
    case 'silent':
      return (
        <Notice icon={<ScanIcon size={18} />} title={popup.silentTitle}>
          <p>
            {popup.silent} <strong>{popup.unreadableNot}</strong>
          </p>
          <Act text={popup.reloadPage} onAct={() => void reloadActiveTab().then(() => window.close())} />
        </Notice>
      )
    case 'closed':
      return (
        <Notice icon={<KeyIcon size={18} />} title={popup.closedTitle}>
          <p>{popup.closed}</p>
          <Act text={popup.allow} onAct={() => void requestSiteAccess().then(readPage)} />
        </Notice>
      )
    case 'other':
      return (
        <Notice icon={<GlobeIcon size={18} />} title={popup.otherTitle}>
          <p>{popup.other}</p>
        </Notice>
      )
  }
}

function Notice(props: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="notice">
      <span className="disc">{props.icon}</span>
      <div className="notice-text">
        <h2>{props.title}</h2>
        {props.children}
      </div>
    </section>
  )
}

function Act({ text, onAct }: { text: string; onAct(): void }) {
  return (
    <button type="button" className="small notice-button" onClick={onAct}>
      <RefreshIcon size={14} /> {text}
    </button>
  )
}
