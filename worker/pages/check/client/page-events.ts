import type { CheckStore } from './store.ts'

/** Whatever comes to the page from outside its form: the way back, pictures pasted or dropped anywhere. */
export function listenToPage(store: CheckStore): void {
  // A result cannot be had back: what was asked stands nowhere.
  if (history.state?.result) history.replaceState(null, '')
  addEventListener('popstate', () => store.showForm())
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    store.offerInstall(() => {
      store.offerInstall(null)
      void (event as InstallPrompt).prompt()
    })
  })
  document.addEventListener('paste', event => {
    const file = firstFile(event.clipboardData)
    const isText =
      event.target instanceof HTMLInputElement && event.clipboardData?.types.includes('text/plain')
    if (!file || isText) return
    event.preventDefault()
    void store.takePicture(file)
  })
  document.addEventListener('dragover', event => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  document.addEventListener('drop', event => {
    const file = firstFile(event.dataTransfer)
    if (!file) return
    event.preventDefault()
    void store.takePicture(file)
  })
}

/** What browsers that install pages say before they would offer it themselves. Not in any standard yet. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

function firstFile(data: DataTransfer | null): File | null {
  return data?.files[0] ?? null
}
