import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** State, build and server of the browser tests, apart from those of `npm start`. */
export const stateDir = join(root, '.state', 'e2e')
export const extensionDir = join(root, '.state', 'e2e-extension', 'chrome-mv3')
export const port = 8799
export const apiUrl = `http://localhost:${port}`
export const fixturesDir = join(root, 'tests', 'fixtures', 'dom')
/** Real saved pages, where somebody has put them beside the project; never part of it. */
export const savedPagesDir = join(root, '..', 'shared', 'pages')
