import { useState } from 'react'
import { toProfileUrl } from '#shared/rules/subject-key'
import type { DeskClaim, DeskWitness } from '../../messaging/account-state.ts'
import { sendToBackground } from '../../messaging/send.ts'
import { readActiveTabId } from '../../platform/active-tab.ts'
import { toHandleText } from '../card/card-parts.ts'
import { CheckIcon, CloseIcon, OpenIcon } from '../icons.tsx'
import { useAccountWords } from '../stores/account-words.ts'
import { useWords } from '../stores/settings-store.ts'

const icons = { found: CheckIcon, absent: CloseIcon, unread: OpenIcon }

/** One claim: the code to look for, whether it stands there, and the button that says so. */
export function DeskRow({ claim }: { claim: DeskClaim }) {
  const words = useWords()
  const { desk } = useAccountWords()
  const [said, setSaid] = useState<DeskWitness | null>(null)
  const [isSending, setSending] = useState(false)
  const Icon = icons[claim.seen]

  async function confirm() {
    setSending(true)
    const tabId = await readActiveTabId()
    const sent = tabId === null ? null : await sendToBackground('desk/witness', { id: claim.id, tabId })
    setSaid(sent?.ok ? sent.value : 'failed')
    setSending(false)
  }

  const isDone = said === 'counted' || said === 'known'
  return (
    <li className="desk-claim">
      <p className="desk-who">
        <b>{claim.shopName}</b> <span>{toHandleText(claim.key, words)}</span>
      </p>
      <p className="desk-code">
        <span className="offscreen">{desk.code} </span>
        <code>{claim.code}</code>
        <span className="quiet">{desk.witnesses(claim.witnesses)}</span>
      </p>
      <p className={`desk-seen is-${claim.seen}`}>
        <Icon size={14} /> {desk[claim.seen]}
      </p>
      {claim.seen === 'unread' && (
        <a
          className="small desk-act"
          href={toProfileUrl(claim.key)}
          target="_blank"
          rel="noopener noreferrer"
        >
          {desk.openProfile}
        </a>
      )}
      {claim.seen === 'found' && !isDone && (
        <button type="button" className="small desk-act" disabled={isSending} onClick={() => void confirm()}>
          {desk.confirm}
        </button>
      )}
      <p className="quiet" role="status">
        {said && desk.said[said]}
      </p>
    </li>
  )
}
