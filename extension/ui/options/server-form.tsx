import { type FormEvent, useState } from 'react'
import { parsePinnedKeys } from '#shared/rules/manifest-signature'
import { sendToBackground } from '../../messaging/send.ts'
import { requestServerAccess } from '../../platform/host-access.ts'
import { builtApiUrl } from '../../platform/storage-items.ts'
import { useOptionsWords } from '../stores/options-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { toServer } from './to-server.ts'

/**
 * The server that is asked, and the keys by which what it sends is known as its own. Another one than the built one
 * needs both, and the browser's permission, given in the same click.
 */
export function ServerForm() {
  const options = useOptionsWords()
  const { apiUrl, manifestKeys } = useSettings()
  const [text, setText] = useState(apiUrl)
  const [keys, setKeys] = useState(manifestKeys ?? '')
  const [said, setSaid] = useState('')
  const [wrong, setWrong] = useState<'address' | 'keys' | null>(null)

  async function use(address: string) {
    const server = toServer(address)
    const isOwn = server !== null && server.origin !== builtApiUrl
    const isKeyless = isOwn && parsePinnedKeys(keys) === null
    setWrong(server === null ? 'address' : isKeyless ? 'keys' : null)
    if (!server || isKeyless) {
      setSaid(server ? options.keysBad : options.apiBad)
      return
    }
    setSaid('')
    if (isOwn && !(await requestServerAccess(server))) {
      setSaid(options.apiDenied)
      return
    }
    const own = isOwn ? { manifestKeys: keys.trim() } : {}
    const sent = await sendToBackground('settings/change', { apiUrl: server.origin, ...own })
    if (sent.ok) setText(server.origin)
    setSaid(sent.ok ? options.saved : options.apiFailed)
  }

  function save(event: FormEvent) {
    event.preventDefault()
    void use(text)
  }

  const isOwn = toServer(text)?.origin !== builtApiUrl
  return (
    <form onSubmit={save}>
      <h2>
        <label htmlFor="server">{options.api}</label>
      </h2>
      <p className="quiet" id="server-help">
        {options.apiHelp}
      </p>
      <input
        id="server"
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        aria-describedby="server-help server-said"
        aria-invalid={wrong === 'address'}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      {isOwn && <KeysField value={keys} isWrong={wrong === 'keys'} onType={setKeys} />}
      <p className="server-said" id="server-said" role="status">
        {said}
      </p>
      <div className="buttons">
        <button type="submit" className="primary">
          {options.save}
        </button>
        {apiUrl !== builtApiUrl && (
          <button type="button" className="small" onClick={() => void use(builtApiUrl)}>
            {options.reset}
          </button>
        )}
      </div>
    </form>
  )
}

function KeysField(props: { value: string; isWrong: boolean; onType(text: string): void }) {
  const options = useOptionsWords()
  return (
    <label className="server-keys">
      {options.keys}
      <small id="keys-help">{options.keysHelp}</small>
      <input
        id="server-keys"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-describedby="keys-help server-said"
        aria-invalid={props.isWrong}
        value={props.value}
        onChange={event => props.onType(event.target.value)}
      />
    </label>
  )
}
