import { type FormEvent, useState } from 'react'
import { sendToBackground } from '../../messaging/send.ts'
import { requestServerAccess } from '../../platform/host-access.ts'
import { builtApiUrl } from '../../platform/storage-items.ts'
import { usePageWords } from '../stores/page-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { toServer } from './to-server.ts'

/** The server that is asked. Another one needs the browser's permission, given in the same click. */
export function ServerForm() {
  const { options } = usePageWords()
  const apiUrl = useSettings(settings => settings.apiUrl)
  const [text, setText] = useState(apiUrl)
  const [said, setSaid] = useState('')
  const [isWrong, setWrong] = useState(false)

  async function use(address: string) {
    const server = toServer(address)
    setWrong(server === null)
    if (!server) {
      setSaid(options.apiBad)
      return
    }
    setSaid('')
    if (server.origin !== builtApiUrl && !(await requestServerAccess(server))) {
      setSaid(options.apiDenied)
      return
    }
    const sent = await sendToBackground('settings/change', { apiUrl: server.origin })
    if (sent.ok) setText(server.origin)
    setSaid(sent.ok ? options.saved : options.apiFailed)
  }

  function save(event: FormEvent) {
    event.preventDefault()
    void use(text)
  }

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
        aria-invalid={isWrong}
        value={text}
        onChange={event => setText(event.target.value)}
      />
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
