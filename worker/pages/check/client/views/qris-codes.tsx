import type { Child } from 'hono/jsx/dom'
import type { PictureCode } from '#shared/device/qr/read-qris'
import { pictureProblemWords } from '#shared/rules/picture-words'
import type { Qris } from '#shared/rules/qris'
import { describeAmount, qrisWords } from '#shared/rules/qris-words'
import type { Picture } from '../form.ts'
import type { State } from '../state.ts'
import type { CheckStore } from '../store.ts'
import { toPlain } from '../to-plain.ts'
import { wordsOf } from '../words/words.ts'
import { Icon, type IconName } from './icon.tsx'

interface PartProps {
  store: CheckStore
  state: State
}

/** What came of a picture, or of a text that stands for it. */
export function CodesView({ store, state, picture }: PartProps & { picture: Picture }) {
  const { language } = state
  const { qris: words } = wordsOf(language)
  switch (picture.kind) {
    case 'failed':
      return (
        <Note icon="alert" title={words.none} text={pictureProblemWords[language][picture.reason] ?? ''} />
      )
    case 'merchant':
      return <dl class="facts">{fact('NMID', words.tail(picture.reading.number.slice(-3)))}</dl>
    case 'read':
      if (picture.codes.length > 0) return <Codes store={store} state={state} picture={picture} />
      return picture.isUnreadableSeen ? (
        <Note icon="alert" title={words.unreadable} text={words.unreadableHow} />
      ) : (
        <Note icon="alert" title={words.none} text={words.noneHow} />
      )
    default:
      return null
  }
}

function Codes({ store, state, picture }: PartProps & { picture: Extract<Picture, { kind: 'read' }> }) {
  const words = qrisWords[state.language]
  const { codes, chosen, isUnreadableSeen } = picture
  const code = codes[chosen]
  return (
    <>
      {codes.length > 1 && (
        <fieldset class="choices">
          <legend>{words.several(codes.length)}</legend>
          {codes.map((each, i) => (
            <label class="option is-row" key={each.text}>
              <input
                type="radio"
                name="code"
                class="offscreen"
                checked={i === chosen}
                onChange={() => store.chooseCode(i)}
              />
              <bdi>{nameOf(each, state)}</bdi>
            </label>
          ))}
        </fieldset>
      )}
      {code && <Code store={store} state={state} code={code} />}
      {isUnreadableSeen && <p class="soft">{words.unreadable}</p>}
    </>
  )
}

function Code({ store, state, code }: PartProps & { code: PictureCode }) {
  const words = qrisWords[state.language]
  switch (code.kind) {
    case 'qris':
      return <Merchant qris={code.qris} state={state} />
    case 'foreign':
      return (
        <>
          <Note icon="info" title={words.foreign} text={words.foreignHow} />
          <Merchant qris={code.qris} state={state} />
        </>
      )
    case 'damaged':
      return <Note icon="alert" title={words.damaged} text={words.damagedHow} />
    case 'other':
      return (
        <>
          <Note icon="info" title={words.other} text={words.otherHow} />
          <p class="code-text">
            <bdi>{toPlain(code.text).slice(0, 500)}</bdi>
          </p>
          <button type="button" class="button" onClick={() => store.takeText(code.text, null)}>
            {words.otherCheck}
          </button>
        </>
      )
  }
}

function Merchant({ qris, state }: { qris: Qris; state: State }) {
  const words = qrisWords[state.language]
  const { qris: own } = wordsOf(state.language)
  return (
    <dl class="facts">
      {fact(words.name, <b>{toPlain(qris.name) || words.noName}</b>)}
      {qris.city && fact(words.city, toPlain(qris.city))}
      {qris.nmid && fact(words.nmid, own.tail(qris.nmid.slice(-3)))}
      {!qris.nmid && qris.pan && fact(words.pan, own.tail(qris.pan.slice(-3)))}
      {qris.amount && fact(words.amount, describeAmount(qris, state.language))}
    </dl>
  )
}

function fact(name: string, value: Child) {
  return (
    <div key={name}>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  )
}

function Note({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  return (
    <div class="note">
      <Icon name={icon} size={20} />
      <p>
        <b>{title}</b>
        <br />
        {text}
      </p>
    </div>
  )
}

function nameOf(code: PictureCode, { language }: State): string {
  const words = qrisWords[language]
  if (code.kind === 'qris' || code.kind === 'foreign') return toPlain(code.qris.name) || words.noName
  return code.kind === 'damaged' ? words.damaged : words.other
}
