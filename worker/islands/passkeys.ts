/**
 * Talks to the browser's keys (Web Authentication, level 3). Pages have the places for it, hidden: they are shown where
 * the browser can do it, and everything else works without.
 */

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const button = place.querySelector('button')
  const problem = place.querySelector<HTMLElement>('[role=alert]')
  if (!button || !problem || !canUsePasskeys()) continue
  place.hidden = false
  const work = place.dataset.passkey === 'register' ? register : () => signIn(place.dataset.next ?? '')
  button.addEventListener('click', () => void run(button, problem, work))
}

function canUsePasskeys(): boolean {
  return typeof globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON === 'function'
}

async function run(button: HTMLButtonElement, problem: HTMLElement, work: () => Promise<boolean>) {
  problem.hidden = true
  button.setAttribute('aria-busy', 'true')
  try {
    problem.hidden = await work()
  } catch (thrown) {
    // Who closes the browser's own question has changed their mind.
    problem.hidden = thrown instanceof DOMException && thrown.name === 'NotAllowedError'
  } finally {
    button.removeAttribute('aria-busy')
  }
}

async function register(): Promise<boolean> {
  const options = await post('/akun/kunci/mulai')
  if (!options) return false
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
      options as PublicKeyCredentialCreationOptionsJSON,
    ),
  })
  if (!(await post('/akun/kunci/simpan', toJson(credential)))) return false
  location.reload()
  return true
}

async function signIn(next: string): Promise<boolean> {
  const options = await post('/masuk/kunci/mulai')
  if (!options) return false
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
      options as PublicKeyCredentialRequestOptionsJSON,
    ),
  })
  if (!(await post('/masuk/kunci/selesai', toJson(credential)))) return false
  location.assign(next || '/akun')
  return true
}

function toJson(credential: Credential | null): unknown {
  return credential instanceof PublicKeyCredential ? credential.toJSON() : null
}

/** The answer, or null when it was refused. */
async function post(path: string, body: unknown = {}): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.ok ? await answer.json() : null
}
