import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from './browser.ts'
import { fixturesDir, savedPagesDir } from './places.ts'

/** A page as saved, the profiles that must get a badge on it, and those that must not. */
export interface PageCase {
  name: string
  url: string
  html: string
  sees: string[]
  never: string[]
}

interface IndexRow {
  file: string
  url: string
  sees: string[]
  never: string[]
}

/** Pages written for this project, modelled on those of the three sites. */
export function readFixturePages(): PageCase[] {
  return ['instagram', 'facebook', 'tiktok'].flatMap(site => {
    const folder = join(fixturesDir, site)
    const files = listFiles(folder) ?? []
    return files
      .filter(file => file.endsWith('.expected.json'))
      .map(file => {
        const name = file.replace('.expected.json', '')
        const expected = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<IndexRow, 'file'>
        return {
          ...expected,
          name: `${site}/${name}`,
          html: readFileSync(join(folder, `${name}.html`), 'utf8'),
        }
      })
  })
}

/** Real pages saved by others, where they lie beside the project; null where they do not. */
export function readSavedPages(): PageCase[] | null {
  if (!listFiles(savedPagesDir)) return null
  const index = JSON.parse(readFileSync(join(savedPagesDir, 'index.json'), 'utf8')) as IndexRow[]
  return index.map(({ file, ...row }) => ({
    ...row,
    name: file,
    html: readFileSync(join(savedPagesDir, file), 'utf8'),
  }))
}

/** Every profile that some page must show, each once. */
export function listSeenProfiles(pages: readonly PageCase[]): string[] {
  return [...new Set(pages.flatMap(page => page.sees))]
}
