import type { Child } from 'hono/jsx/dom'
import { fieldId, type Picture } from '../form.ts'
import type { State } from '../state.ts'
import type { CheckStore } from '../store.ts'
import { toPlain } from '../to-plain.ts'
import { wordsOf } from '../words/words.ts'
import { HintLine, problemOf } from './field.tsx'
import { OwnerField, SaidLine, Submit } from './form-parts.tsx'
import { Icon } from './icon.tsx'
import { CodesView } from './qris-codes.tsx'

interface PartProps {
  store: CheckStore
  state: State
}

export function QrisTab({ store, state }: PartProps) {
  const { picture } = state.form
  const words = wordsOf(state.language)
  const code = picture.kind === 'read' ? picture.codes[picture.chosen] : undefined
  const isAskable = code?.kind === 'qris' || picture.kind === 'merchant'
  return (
    <>
      <fieldset class="field" id={fieldId('qris')} tabindex={-1}>
        <legend class="offscreen">{words.qris.label}</legend>
        {picture.kind === 'none' || picture.kind === 'failed' ? (
          <Sources store={store} state={state} />
        ) : (
          <PictureRow store={store} state={state} picture={picture} />
        )}
        <HintLine id="cek-qris-hint" hint={problemOf(state.form, 'qris')} />
      </fieldset>
      <div role="status" class="codes">
        <CodesView store={store} state={state} picture={picture} />
      </div>
      <SaidLine state={state} />
      {isAskable && (
        <>
          <p>
            <b>{words.qris.ask}</b> {words.qris.askHow}
          </p>
          <OwnerField store={store} state={state} />
          <Submit label={words.qris.button} privacy={words.privacy} />
        </>
      )}
    </>
  )
}

function Sources({ store, state }: PartProps) {
  const { qris: words } = wordsOf(state.language)
  return (
    <>
      <FileButton store={store} class="drop" capture={false}>
        <Icon name="picture" />
        <b>{words.choose}</b>
        <span class="soft">{words.chooseHow}</span>
      </FileButton>
      <FileButton store={store} class="button is-plain" capture>
        <Icon name="camera" size={20} /> {words.camera}
      </FileButton>
      <button type="button" class="text-button" onClick={() => void store.pastePicture()}>
        {words.pastePicture}
      </button>
    </>
  )
}

/** A native file input under its label: it works by touch and by keyboard alike. */
function FileButton(props: { store: CheckStore; class: string; capture: boolean; children: Child }) {
  const take = (event: Event) => {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    if (file) void props.store.takePicture(file)
    // The same file may be chosen again.
    input.value = ''
  }
  return (
    <label class={props.class}>
      <input
        type="file"
        class="offscreen"
        accept="image/*"
        {...(props.capture ? { capture: 'environment' } : {})}
        onChange={take}
      />
      {props.children}
    </label>
  )
}

function PictureRow({ store, state, picture }: PartProps & { picture: Picture }) {
  const { qris: words } = wordsOf(state.language)
  const file = picture.kind === 'reading' ? picture : picture.kind === 'read' ? picture.file : null
  return (
    <div class="picture-row">
      {file ? (
        <img class="thumb" src={file.url} alt={words.alt} />
      ) : (
        <span class="thumb">
          <Icon name="qris" />
        </span>
      )}
      <div class="picture-name">
        <b class="one-line">{file ? toPlain(file.name) : words.pasted}</b>
        <span class="soft">{picture.kind === 'reading' ? `${words.reading}…` : words.readHere}</span>
      </div>
      <button type="button" class="text-button" onClick={() => store.dropPicture()}>
        {words.another}
      </button>
    </div>
  )
}
