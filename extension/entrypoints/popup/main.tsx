import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import { Popup } from '../../ui/popup/popup.tsx'
import { startSettings } from '../../ui/stores/settings-store.ts'

const root = document.getElementById('root')
if (root) void startSettings().then(() => createRoot(root).render(<Popup />))
