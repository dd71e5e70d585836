import type { Language } from '#shared/domain/platform'
import { type Reading, readingOfKey } from '#shared/rules/understand'
import {
  emptyForm,
  type Field,
  type Form,
  fieldId,
  firstField,
  type Picture,
  type Tab,
  tabId,
} from './form.ts'
import { type Question, toQuestion } from './question.ts'
import type { Check, State, World } from './state.ts'
import { anotherForm, takeReading, takeText } from './take-text.ts'
import { wordsOf } from './words/words.ts'

export const resultHeadingId = 'cek-hasil'
export const formHeadingId = 'cek-judul'
export const choicesId = 'cek-pilihan'

/** The page as data, and all that can be done to it. */
export class CheckStore {
  readonly #world: World
  readonly #listeners = new Set<() => void>()
  #state: State
  #isAnotherWanted = false
  #asking = new AbortController()

  constructor(world: World, language: Language) {
    this.#world = world
    this.#state = { language, form: emptyForm, check: null, ticks: new Set(), install: null, focus: null }
  }

  get = (): State => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changeLanguage(language: Language): void {
    this.#set({ language, form: { ...this.#state.form, problem: null, said: '' } })
    this.#world.showLanguage(language)
  }

  changeTab(tab: Tab): void {
    this.#change({ tab, problem: null, said: '', choices: [], nameless: null })
  }

  /** Typing takes back what was said of what stood there. */
  type(changes: Partial<Pick<Form, 'link' | 'account' | 'phone' | 'owner'>>): void {
    const isOwner = 'owner' in changes
    this.#change(
      isOwner ? changes : { ...changes, problem: null, said: '', choices: [], nameless: null, holder: null },
    )
  }

  chooseProvider(provider: string | null, isOtherOpen: boolean): void {
    this.#change({ provider, isOtherOpen, problem: null })
  }

  chooseCode(chosen: number): void {
    const { picture } = this.#state.form
    if (picture.kind === 'read') this.#change({ picture: { ...picture, chosen } })
  }

  /** A text that was pasted or shared; what is not understood stays where it was put. */
  takeText(text: string, field: 'link' | 'account' | 'phone' | null): boolean {
    const { form, language } = this.#state
    const taken = takeText(form, text, language)
    if (taken) this.#show(taken)
    else if (field) this.type({ [field]: text })
    else this.#show({ ...form, tab: 'link', link: text })
    return taken !== null
  }

  takeReading(reading: Reading): void {
    const { form, language } = this.#state
    this.#show(takeReading(form, reading, language))
    if (reading.kind === 'profile' && reading.key) this.submit()
  }

  async pasteInto(field: 'link' | 'account' | 'phone'): Promise<void> {
    const copied = await this.#world.readClipboard()
    const { clipboard } = wordsOf(this.#state.language)
    if (copied.kind === 'picture') return this.takePicture(copied.file)
    if (copied.kind !== 'text') {
      // The field is where a person pastes by hand.
      this.#change({ said: clipboard[copied.kind] })
      this.#set({ focus: { id: fieldId(field) } })
      return
    }
    this.takeText(copied.text, field)
    const { tab } = this.#state.form
    // The button that was pressed is gone; a field would call up the keyboard of the phone.
    if (tab !== field) this.#set({ focus: { id: tabId(tab) } })
  }

  async pastePicture(): Promise<void> {
    const copied = await this.#world.readClipboard()
    const { clipboard, qris } = wordsOf(this.#state.language)
    if (copied.kind === 'picture') return this.takePicture(copied.file)
    if (copied.kind === 'text' && this.takeText(copied.text, null)) return
    this.#change({ said: copied.kind === 'text' ? qris.noPicture : clipboard[copied.kind] })
  }

  async takePicture(file: File): Promise<void> {
    const url = URL.createObjectURL(file)
    const reading: Picture = { kind: 'reading', name: file.name, url }
    this.#show({ ...this.#state.form, tab: 'qris', picture: reading, choices: [], nameless: null, said: '' })
    const read = await this.#world.readPicture(file)
    // Another picture was taken meanwhile.
    if (this.#state.form.picture !== reading) return URL.revokeObjectURL(url)
    if (!read.ok) {
      this.#change({ picture: { kind: 'failed', reason: read.problem } })
      return URL.revokeObjectURL(url)
    }
    this.#change({ picture: { kind: 'read', file: { name: file.name, url }, ...read.value, chosen: 0 } })
  }

  dropPicture(): void {
    this.#show({ ...this.#state.form, picture: { kind: 'none' }, said: '' })
    this.#set({ focus: { id: fieldId('qris') } })
  }

  /** Has a link followed that names nobody. Only the link leaves the device, and only when a person asks for it. */
  async openLink(): Promise<string | null> {
    const { link } = this.#state.form
    const opened = await this.#world.openLink(link)
    if (this.#state.form.link !== link) return null
    const reading = opened.ok ? readingOfKey(opened.value) : null
    if (!reading) return opened.ok ? 'names-nobody' : opened.problem
    this.takeReading(reading)
    return null
  }

  submit(): void {
    const { form, language } = this.#state
    const taken = takeSentence(form, language)
    // A sentence is taken apart first, and shown so, before anything is asked.
    if (taken) {
      this.#show(taken)
      this.#set({ focus: { id: taken.choices.length > 0 ? choicesId : fieldId(firstField[taken.tab]) } })
      return
    }
    const question = toQuestion(form, language)
    if (!question.ok) {
      this.#refuse(question.problem)
      return
    }
    this.#world.enterResult()
    void this.#ask(question.value)
  }

  retry(): void {
    const { check } = this.#state
    if (check) void this.#ask(check.question)
  }

  tick(name: string): void {
    const ticks = new Set(this.#state.ticks)
    if (!ticks.delete(name)) ticks.add(name)
    this.#set({ ticks })
  }

  offerInstall(install: (() => void) | null): void {
    this.#set({ install })
  }

  /** To the form: filled as it was, or empty for another check. */
  goBack(isAnother = false): void {
    this.#isAnotherWanted = isAnother
    this.#world.leaveResult()
  }

  /** The browser went back, by our button or its own. */
  showForm(): void {
    const { form, check } = this.#state
    if (!check) return
    this.#asking.abort()
    const shown = this.#isAnotherWanted ? anotherForm(form) : form
    if (shown !== form) forgetPicture(form.picture)
    this.#isAnotherWanted = false
    const focus = { id: shown === form ? formHeadingId : fieldId(firstField[shown.tab]) }
    this.#set({ check: null, ticks: new Set(), form: shown, focus })
  }

  async #ask(question: Question): Promise<void> {
    this.#asking.abort()
    this.#asking = new AbortController()
    const { signal } = this.#asking
    this.#set({ check: { question, answer: null, work: null }, focus: { id: resultHeadingId } })
    const change = (changes: Partial<Check>) => {
      const { check } = this.#state
      // Another question, or the form, is on the screen by now.
      if (check && !signal.aborted) this.#set({ check: { ...check, ...changes } })
    }
    await this.#world.ask(question, {
      onWork: work => change({ work }),
      onAnswer: answer => change({ answer }),
      signal,
    })
  }

  #refuse(problem: { field: Field; text: string }): void {
    this.#change({ problem })
    this.#set({ focus: { id: fieldId(problem.field) } })
  }

  #show(form: Form): void {
    if (form.picture !== this.#state.form.picture) forgetPicture(this.#state.form.picture)
    this.#set({ form })
  }

  #change(changes: Partial<Form>): void {
    this.#set({ form: { ...this.#state.form, ...changes } })
  }

  #set(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

/** What a text in the field of this tab says beyond a number or the link of one profile, else null. */
function takeSentence(form: Form, language: Language): Form | null {
  const { tab } = form
  const text =
    tab === 'link' ? form.link : tab === 'account' ? form.account : tab === 'phone' ? form.phone : ''
  if (tab !== 'link' && !/\p{L}/u.test(text)) return null
  const taken = takeText(form, text, language)
  if (!taken) return null
  const isPlainLink = tab === 'link' && taken.tab === 'link' && taken.choices.length === 0 && !taken.nameless
  return isPlainLink ? null : taken
}

/** Frees the bytes behind a picture that is no longer shown. */
function forgetPicture(picture: Picture): void {
  if (picture.kind === 'reading') URL.revokeObjectURL(picture.url)
  if (picture.kind === 'read' && picture.file) URL.revokeObjectURL(picture.file.url)
}
