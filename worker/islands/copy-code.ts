/** Copies what a button names. Without this script the code stands there to be marked and copied by hand. */

const shownMs = 2_000

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', () => void copy(button))
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy: text = '', done = '', label = '' } = button.dataset
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Refused by the browser: the code stands beside the button.
    return
  }
  button.textContent = done
  setTimeout(() => {
    button.textContent = label
  }, shownMs)
}
