import type { ReactNode } from 'react'
import type { Qris } from '#shared/rules/qris'
import { describeAmount } from '#shared/rules/qris-words'
import { QrIcon } from '../more-icons.tsx'
import { useReadingWords } from '../stores/reading-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { Box } from './box.tsx'
import { NumberCheck } from './number-check.tsx'

/** What a QR code is: `PictureCode` of the reader, or a pasted QRIS. */
export type Code =
  | { kind: 'qris' | 'foreign'; qris: Qris; text: string }
  | { kind: 'damaged' | 'other'; text: string }

/** A QRIS in words, ending in the one question that protects: is that the shop? Other codes are told apart. */
export function QrisBox({ code, onRead }: { code: Code; onRead?: (text: string) => void }) {
  const { qris: words } = useReadingWords()
  switch (code.kind) {
    case 'qris':
      return <Merchant qris={code.qris} />
    case 'foreign':
      return (
        <Box icon={<QrIcon />} title={words.foreign} text={words.foreignHow}>
          <Fields qris={code.qris} />
        </Box>
      )
    case 'damaged':
      return <Box icon={<QrIcon />} title={words.damaged} text={words.damagedHow} />
    case 'other':
      return (
        <Box icon={<QrIcon />} title={words.other} text={words.otherHow}>
          <p className="code-text">{code.text.slice(0, 500)}</p>
          {onRead && (
            <button type="button" className="small" onClick={() => onRead(code.text)}>
              {words.otherCheck}
            </button>
          )}
        </Box>
      )
  }
}

function Merchant({ qris }: { qris: Qris }) {
  const { qris: words } = useReadingWords()
  return (
    <Box icon={<QrIcon />} title={qris.isDynamic ? words.title.dynamic : words.title.static}>
      <p className="qris-ask">{qris.name ? words.ask(qris.name) : words.noName}</p>
      <Fields qris={qris} />
      <p className="quiet reading-note">{words.note}</p>
      {qris.key && <NumberCheck key={qris.key} keys={[qris.key]} kind="qris" />}
    </Box>
  )
}

function Fields({ qris }: { qris: Qris }) {
  const { qris: words } = useReadingWords()
  const { language } = useSettings()
  const amount = describeAmount(qris, language)
  return (
    <dl className="fields">
      <Field name={words.name} value={qris.name} />
      <Field name={words.city} value={qris.city} />
      <Field name={words.nmid} value={qris.nmid} />
      {!qris.nmid && <Field name={words.pan} value={qris.pan} />}
      <Field name={words.amount} value={amount ?? words.typed} />
    </dl>
  )
}

function Field({ name, value }: { name: string; value: string | null }): ReactNode {
  if (!value) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
