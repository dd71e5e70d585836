import { type FormEvent, useState } from 'react'
import { parseEvaluationKeys } from '#shared/rules/evaluation-key'
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
  const { apiUrl, manifestKeys, evaluationKeys } = useSettings()
  const [text, setText] = useState(apiUrl)
  const [keys, setKeys] = useState(manifestKeys ?? '')
  const [numberKeys, setNumberKeys] = useState(evaluationKeys ?? '')
  const [said, setSaid] = useState('')
  const [wrong, setWrong] = useState<Wrong | null>(null)

  async function use(address: string) {
    const server = toServer(address)
    const isOwn = server !== null && server.origin !== builtApiUrl
    const fault = server === null ? 'address' : isOwn ? faultOf(keys, numberKeys) : null
    setWrong(fault)
    if (!server || fault) {
      setSaid(options[faultWords[fault ?? 'address']])
      return
    }
    setSaid('')
    if (isOwn && !(await requestServerAccess(server))) {
      setSaid(options.apiDenied)
      return
    }
    const own = isOwn ? { manifestKeys: keys.trim(), evaluationKeys: numberKeys.trim() } : {}
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
      {isOwn && (
        <KeyFields
          keys={keys}
          numberKeys={numberKeys}
          wrong={wrong}
          onKeys={setKeys}
          onNumberKeys={setNumberKeys}
        />
      )}
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

type Wrong = 'address' | 'keys' | 'numbers'

const faultWords = { address: 'apiBad', keys: 'keysBad', numbers: 'numberKeysBad' } as const

/** Keys for numbers may be left out: then only those count that the server's other key vouches for. */
function faultOf(keys: string, numberKeys: string): Wrong | null {
  if (parsePinnedKeys(keys) === null) return 'keys'
  return numberKeys.trim() !== '' && parseEvaluationKeys(numberKeys) === null ? 'numbers' : null
}

function KeyFields(props: {
  keys: string
  numberKeys: string
  wrong: Wrong | null
  onKeys(text: string): void
  onNumberKeys(text: string): void
}) {
  const options = useOptionsWords()
  const { keys, numberKeys, wrong, onKeys, onNumberKeys } = props
  return (
    <>
      <KeysField
        id="server-keys"
        name={options.keys}
        help={options.keysHelp}
        value={keys}
        isWrong={wrong === 'keys'}
        onType={onKeys}
      />
      <KeysField
        id="number-keys"
        name={options.numberKeys}
        help={options.numberKeysHelp}
        value={numberKeys}
        isWrong={wrong === 'numbers'}
        onType={onNumberKeys}
      />
    </>
  )
}

function KeysField(props: {
  id: string
  name: string
  help: string
  value: string
  isWrong: boolean
  onType(text: string): void
}) {
  const { id, name, help, value, isWrong, onType } = props
  return (
    <label className="server-keys">
      {name}
      <small id={`${id}-help`}>{help}</small>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-help server-said`}
        aria-invalid={isWrong}
        value={value}
        onChange={event => onType(event.target.value)}
      />
    </label>
  )
}
