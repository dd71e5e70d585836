import type { PageWords } from './id-pages.ts'

/** The same sentences in English. */
export const enPages: PageWords = {
  popup: {
    manual: 'Check by hand',
    placeholder: 'Link, account, phone or QRIS',
    clear: 'Clear',
    readScreen: 'QRIS on this screen',
    choosePicture: 'QRIS from a picture',
    panel: 'Side panel',
    tab: 'Open in a tab',
    sellers: 'Sellers on this page',
    locate: name => `Show ${name} on the page`,
    nobody: 'There is no seller’s profile on this page.',
    reading: 'Reading the page',
    unreadableTitle: 'Cannot read this page',
    unreadable:
      'The page may just have been rebuilt. The seller’s name was not found, so there is no badge here.',
    unreadableNot: 'That does not mean there is no record.',
    readAgain: 'Read again',
    silentTitle: 'This page has not been read yet',
    silent: 'It was opened before Amanah was installed or updated.',
    reloadPage: 'Reload the page',
    closedTitle: 'Permission not given',
    closed: 'Without permission to read Instagram, Facebook and TikTok there is no badge beside sellers.',
    allow: 'Give permission',
    otherTitle: 'We do not read this site',
    other: 'Badges appear on Instagram, Facebook and TikTok. Here you can still check by hand.',
    keys: (keys, size) => `${keys} profiles listed, ${size} here`,
    clock: ahead =>
      `This device’s clock is ${Math.abs(ahead)} days ${ahead > 0 ? 'ahead of' : 'behind'} the server. Set it right first: dates here may be wrong.`,
    unheard: 'This extension itself does not answer. Close this window and open it again.',
    refresh: 'Refresh data',
    refreshing: 'Refreshing data',
    settings: 'Settings',
    language: 'Bahasa Indonesia',
    anyPlatform: 'the platform',
  },
}
