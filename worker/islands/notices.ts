/** Turns on and off that news of the account shows on this device. Hidden where the browser cannot do it. */

const place = document.querySelector<HTMLElement>('[data-notices]')
if (place && 'serviceWorker' in navigator && 'PushManager' in globalThis) void start(place)

async function start(section: HTMLElement): Promise<void> {
  const [on, off] = ['on', 'off'].map(name => section.querySelector<HTMLButtonElement>(`[data-turn=${name}]`))
  const problem = section.querySelector<HTMLElement>('[role=alert]')
  if (!on || !off || !problem) return
  const registration = await navigator.serviceWorker.register('/akun/kabar.js')
  const draw = async () => {
    const isOn = (await registration.pushManager.getSubscription()) !== null
    on.hidden = isOn
    off.hidden = !isOn
    section.hidden = false
  }
  const press = (button: HTMLButtonElement, work: () => Promise<boolean>) =>
    button.addEventListener('click', async () => {
      button.setAttribute('aria-busy', 'true')
      problem.hidden = await work().catch(() => false)
      button.removeAttribute('aria-busy')
      await draw()
    })
  press(on, () => subscribe(registration, section.dataset.notices ?? ''))
  press(off, () => unsubscribe(registration))
  await draw()
}

async function subscribe({ pushManager }: ServiceWorkerRegistration, key: string): Promise<boolean> {
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  if (await post('/akun/kabar', subscription.toJSON())) return true
  // What the server does not know of would look as if it were on.
  await subscription.unsubscribe()
  return false
}

async function unsubscribe({ pushManager }: ServiceWorkerRegistration): Promise<boolean> {
  const subscription = await pushManager.getSubscription()
  if (!subscription) return true
  const isForgotten = await post('/akun/kabar/hapus', { endpoint: subscription.endpoint })
  return (await subscription.unsubscribe()) && isForgotten
}

async function post(path: string, body: unknown): Promise<boolean> {
  const { ok } = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return ok
}
