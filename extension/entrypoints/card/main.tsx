import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import { CardPage } from '../../ui/card/card-page.tsx'
import { startSettings } from '../../ui/stores/settings-store.ts'

const root = document.getElementById('root')
if (root) void startSettings().then(() => createRoot(root).render(<CardPage />))
