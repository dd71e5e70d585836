import { close, launchBare, launchWith, type SavedPage } from '../e2e/browser.ts'
import { instagramProfile, lifeProfiles } from '../e2e/made-pages.ts'
import { extensionDir } from '../e2e/places.ts'
import { measurePage, median, type PageTime } from './page-time.ts'

const runs = 5

/** What a bio of so many account numbers costs the page, beside the same page in a browser without the extension. */
export async function benchChips(
  numbers: number,
): Promise<{ addedMs: number; longestTaskMs: number; chips: number }> {
  const page = pageOf(numbers)
  const bare = await launchBare()
  const without = await repeat(() => measurePage(bare, page))
  await close(bare)
  const context = await launchWith(extensionDir)
  const withChips = await repeat(() => measurePage(context, page))
  await close(context)
  const busy = (times: PageTime[]) => median(times.map(({ busyMs }) => busyMs))
  return {
    addedMs: busy(withChips) - busy(without),
    longestTaskMs: median(withChips.map(({ longestTaskMs }) => longestTaskMs)),
    chips: withChips[0]?.marks ?? 0,
  }
}

function pageOf(numbers: number): SavedPage {
  const lines = Array.from({ length: numbers }, (_, i) => `Rek BCA ${1_000_000_000 + i * 7919}`)
  return instagramProfile(lifeProfiles.unlisted, lines.join('<br>'))
}

async function repeat(measure: () => Promise<PageTime>): Promise<PageTime[]> {
  const times: PageTime[] = []
  for (let i = 0; i < runs; i++) times.push(await measure())
  // The first load warms caches of the browser.
  return times.slice(1)
}
