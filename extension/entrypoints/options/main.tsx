import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import { Options } from '../../ui/options/options.tsx'
import { startSettings } from '../../ui/stores/settings-store.ts'

const root = document.getElementById('root')
if (root) void startSettings().then(() => createRoot(root).render(<Options />))
