import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { Language } from '#shared/domain/platform'
import type { NumberFinding } from '../../messaging/number-finding.ts'
import type { PageNumber } from '../../messaging/page-protocol.ts'
import { Chip } from '../../overlay/chip.ts'
import { type ChipState, toChipView } from '../../overlay/chip-view.ts'
import { listenToHosts } from '../../overlay/host-events.ts'
import { HostGuard } from '../../overlay/host-guard.ts'
import { listenForRest } from '../../overlay/host-rest.ts'
import { isWrittenLight, type Theme } from '../../overlay/page-theme.ts'
import { blockOf, ChipLayout, isChipInPlace } from '../../overlay/place-chips.ts'
import { RepairGuard } from '../repair-guard.ts'
import { type CheckNumbers, ChipChecks, type NumberQuestion, toCheckId } from './chip-checks.ts'
import { type NumberSighting, SellerText } from './number-sighting.ts'

interface Shown {
  chip: Chip
  element: Element
  range: Range
  sighting: NumberSighting
  /** What was asked of it, and of which seller; null before it was asked. */
  checkId: string | null
}

/** A text as it was last read; another text is read anew. */
interface Marked {
  signature: string
  text: SellerText
  shown: Shown[]
  /** The box whose lines the chips follow; only where there are chips. */
  block?: Element
}

export interface ChipBoardOptions {
  /** The numbers in each text, or null when nobody can say now. */
  findNumbers(texts: string[]): Promise<NumberFinding[][] | null>
  check: CheckNumbers
  /** Who wrote a text, as far as the page says it now. */
  sellerOf(text: Element): ProfileQuestion | null
  /** Shows all that is known of a number. */
  onOpen(question: NumberQuestion, holder: string | null): void
  /** Lines may break elsewhere now. */
  onMove(): void
  signal: AbortSignal
}

/** A number that gets its chip, and the reading of its text that it came from. */
interface Place {
  element: Element
  range: Range
  marked: Marked
  theme: Theme
  sighting: NumberSighting
}

/** So many chips are made, styled and laid out before the page gets its turn. */
const sliceSize = 40

/** More than this on one page is not marked: no seller writes so much, a hostile page might. Links are those of a text. */
const most = { texts: 60, links: 10, characters: 20_000, chips: 400 }

/** All chips of a page. Brings them into line with its texts and never touches these. */
export class ChipBoard {
  readonly #document: Document
  readonly #options: ChipBoardOptions
  readonly #marked = new Map<Element, Marked>()
  readonly #byHost = new WeakMap<EventTarget, Shown>()
  readonly #repairs = new RepairGuard()
  readonly #hosts: HostGuard
  readonly #sizes: ResizeObserver | null
  readonly #sizeOf = new WeakMap<Element, string>()
  readonly #checks: ChipChecks
  #moved = new Set<Element>()
  #language: Language = 'id'

  constructor(document: Document, options: ChipBoardOptions) {
    const { signal, check } = options
    this.#document = document
    this.#options = options
    this.#checks = new ChipChecks(check, id => !signal.aborted && this.#retell(id))
    this.#hosts = new HostGuard(signal)
    this.#sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(this.#onSize)
    if (document.defaultView) {
      const find = (target: EventTarget | null) => (target ? this.#byHost.get(target)?.chip : undefined)
      const press = ({ host }: Chip) => this.#press(this.#byHost.get(host))
      const rest = ({ host }: Chip) => this.#begin(this.#byHost.get(host), 'idle')
      listenToHosts(document.defaultView, find, press, signal)
      listenForRest(document.defaultView, find, rest, signal)
    }
    signal.addEventListener('abort', () => this.#clear())
  }

  /** Marks the numbers in exactly these texts. */
  show(elements: readonly Element[]): void {
    const wanted = new Set(elements.slice(0, most.texts))
    for (const element of this.#marked.keys()) if (!wanted.has(element)) this.#remove(element)
    const moved: Shown[] = []
    const fresh: [Element, Marked][] = []
    for (const element of wanted) {
      const signature = signatureOf(element)
      const known = this.#marked.get(element)
      if (known?.signature === signature && known.shown.every(isAttached)) {
        moved.push(...this.#movedOf(element, known))
        continue
      }
      this.#remove(element)
      const marked: Marked = { signature, text: new SellerText(element), shown: [] }
      this.#marked.set(element, marked)
      if (marked.text.mayHoldNumbers) fresh.push([element, marked])
    }
    this.#moved = new Set()
    placeAgain(moved)
    if (fresh.length > 0) void this.#read(fresh)
  }

  setLanguage(language: Language): void {
    if (language === this.#language) return
    this.#language = language
    this.#redraw(this.#all())
  }

  /** The numbers that have a chip, text by text, and who wrote each text. */
  describe(): PageNumber[] {
    return [...this.#marked].flatMap(([element, { shown }]) => {
      const profile = shown.length > 0 ? this.#options.sellerOf(element) : null
      return shown.map(({ sighting: { keys, holder } }) => ({ keys, profile, holder }))
    })
  }

  /** Checked: shows what is known. Not yet, or in vain: checks. */
  #press(shown: Shown | undefined): void {
    if (!shown) return
    const { name } = this.#checks.stateOf(shown.checkId)
    if (name === 'told') this.#options.onOpen(this.#questionOf(shown), shown.sighting.holder)
    else this.#begin(shown, name)
  }

  /** Checks a number that is in this state. */
  #begin(shown: Shown | undefined, state: ChipState['name']): void {
    if (!shown || this.#checks.stateOf(shown.checkId).name !== state) return
    const question = this.#questionOf(shown)
    shown.checkId = toCheckId(question)
    this.#checks.start(question, shown.sighting.providers)
    // Of the same number beside the same seller it may be known already.
    this.#retell(shown.checkId)
  }

  #questionOf({ element, sighting: { keys } }: Pick<Shown, 'element' | 'sighting'>): NumberQuestion {
    const profile = this.#options.sellerOf(element)
    return profile ? { keys, profile } : { keys }
  }

  #retell(id: string): void {
    this.#redraw(this.#all().filter(({ checkId }) => checkId === id))
  }

  #redraw(changed: readonly Shown[]): void {
    for (const { chip, sighting, checkId } of changed) {
      chip.update(toChipView(sighting, this.#checks.stateOf(checkId), this.#language))
    }
    // Other words are wider or narrower: whatever stands on the same lines is placed with them.
    const blockOfText = ({ element }: Shown) => this.#marked.get(element)?.block
    const blocks = new Set(changed.map(blockOfText))
    placeAgain(this.#all().filter(shown => blocks.has(blockOfText(shown))))
  }

  async #read(fresh: readonly [Element, Marked][]): Promise<void> {
    const questions = fresh.map(([, { text }]) =>
      text.texts.slice(0, 1 + most.links).map(words => words.slice(0, most.characters)),
    )
    const found = await this.#options.findNumbers(questions.flat())
    if (this.#options.signal.aborted) return
    let at = 0
    const places = fresh.flatMap(([element, marked], i) => {
      const answers = found?.slice(at, at + (questions[i]?.length ?? 0)) ?? []
      at += questions[i]?.length ?? 0
      // The page may have gone on meanwhile.
      if (this.#marked.get(element) !== marked) return []
      if (found === null) this.#marked.delete(element)
      const sightings = marked.text.locate(answers)
      if (sightings.length === 0) return []
      // All that is asked of the page's styles is asked before anything is drawn.
      marked.block = blockOf(element)
      const theme: Theme = isWrittenLight(element) ? 'dark' : 'light'
      return sightings.map(sighting => ({ element, marked, theme, sighting, range: sighting.range }))
    })
    await this.#add(places.slice(0, Math.max(0, most.chips - this.#all().length)))
  }

  /** In slices, so that a page with hundreds of numbers still answers its user. */
  async #add(places: readonly Place[]): Promise<void> {
    const layout = new ChipLayout(places)
    for (const [i, { element, marked, theme, sighting, range }] of places.entries()) {
      if (i % sliceSize === sliceSize - 1) await new Promise(resolve => setTimeout(resolve))
      if (this.#options.signal.aborted || this.#marked.get(element) !== marked) continue
      // Another reading may have filled the page meanwhile.
      if (this.#all().length >= most.chips) return
      const isAsked = this.#checks.isAsked(sighting.keys)
      const checkId = isAsked ? toCheckId(this.#questionOf({ element, sighting })) : null
      const view = toChipView(sighting, this.#checks.stateOf(checkId), this.#language)
      const chip = new Chip(this.#document, view, theme)
      const shown = { chip, element, range, sighting, checkId }
      if (marked.shown.length === 0 && marked.block) this.#sizes?.observe(marked.block)
      marked.shown.push(shown)
      this.#byHost.set(chip.host, shown)
      layout.place(i, chip)
      this.#hosts.watch(chip.host, { kind: sighting.kind })
    }
  }

  /** The chips of a text that have to be placed again: their lines may have moved, or the page took one away. */
  #movedOf(element: Element, { signature, shown, block }: Marked): Shown[] {
    if (!block || shown.length === 0) return []
    const theme = isWrittenLight(element) ? 'dark' : 'light'
    for (const { chip } of shown) chip.setTheme(theme)
    if (!shown.every(each => isChipInPlace(each.chip, element)))
      return this.#repairs.mayPlace(element, signature) ? shown : []
    return this.#moved.has(block) ? shown : []
  }

  readonly #onSize = (entries: readonly ResizeObserverEntry[]) => {
    for (const { target, contentRect } of entries) {
      const size = `${contentRect.width} ${contentRect.height}`
      // The first time it only tells how large the text is.
      if (this.#sizeOf.has(target) && this.#sizeOf.get(target) !== size) this.#moved.add(target)
      this.#sizeOf.set(target, size)
    }
    if (this.#moved.size > 0) this.#options.onMove()
  }

  #all(): Shown[] {
    return [...this.#marked.values()].flatMap(({ shown }) => shown)
  }

  #remove(element: Element): void {
    const { shown = [], block } = this.#marked.get(element) ?? {}
    this.#marked.delete(element)
    for (const { chip } of shown) chip.host.remove()
    if (block) this.#sizes?.unobserve(block)
  }

  /** Leaves the page as it was found. */
  #clear(): void {
    this.#sizes?.disconnect()
    for (const element of [...this.#marked.keys()]) this.#remove(element)
  }
}

function placeAgain(shown: readonly Shown[]): void {
  if (shown.length === 0) return
  const layout = new ChipLayout(shown)
  shown.forEach(({ chip }, i) => {
    layout.place(i, chip)
  })
}

/** A framework may put other nodes with the same text in place of those that were read. */
function isAttached({ range }: Shown): boolean {
  return range.startContainer.isConnected && !range.collapsed
}

/** What is read of an element: its words, and where its links lead. */
function signatureOf(element: Element): string {
  const links = Array.from(element.querySelectorAll('a[href]'), link => link.getAttribute('href'))
  const own = element.nodeName === 'A' ? element.getAttribute('href') : null
  return [element.textContent, own, ...links].join(' ')
}
