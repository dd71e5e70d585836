import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import { CheckPage } from '../../ui/check/check-page.tsx'
import { startSettings } from '../../ui/stores/settings-store.ts'

const root = document.getElementById('root')
if (root) void startSettings().then(() => createRoot(root).render(<CheckPage isPanel />))
