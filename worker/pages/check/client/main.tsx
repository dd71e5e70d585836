import { createRoot } from 'hono/jsx/dom/client'
import './styles/page.css'
import './styles/form.css'
import './styles/qris.css'
import './styles/result.css'
import './styles/findings.css'
import { listenToPage } from './page-events.ts'
import { CheckStore } from './store.ts'
import { takeShared } from './take-shared.ts'
import { App } from './views/app.tsx'
import { createWorld } from './world.ts'

const root = document.getElementById('cek')
if (!root) throw new Error('the page has no place for the check')

const store = new CheckStore(createWorld(root.dataset), document.documentElement.lang === 'en' ? 'en' : 'id')
root.replaceChildren()
createRoot(root).render(<App store={store} />)
listenToPage(store)
void takeShared(store)
// Without it the page works as well, with network.
navigator.serviceWorker
  ?.register('/cek/sw.js', { scope: '/cek' })
  .catch(error => console.error('service worker not registered', error))
