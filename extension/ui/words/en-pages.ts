import type { PageWords } from './id-pages.ts'

/** The same sentences in English. */
export const enPages: PageWords = {
  popup: {
    manual: 'Check by hand',
    placeholder: 'Link, account, phone or QRIS',
    clear: 'Clear',
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
    unheard: 'This extension itself does not answer. Close this window and open it again.',
    refresh: 'Refresh data',
    refreshing: 'Refreshing data',
    settings: 'Settings',
    language: 'Bahasa Indonesia',
    anyPlatform: 'the platform',
  },
  options: {
    title: 'Settings',
    language: 'Language',
    theme: 'Appearance',
    themes: { auto: 'Follow system', light: 'Light', dark: 'Dark' },
    api: 'Server address',
    apiHelp: 'For people who run a server of their own. Data of the old server are deleted from this device.',
    apiBad: 'Give a full address, such as https://amanah.example or http://localhost:8787.',
    apiDenied: 'Permission for this address was not given, so nothing changed.',
    save: 'Save',
    reset: 'Back to default',
    saved: 'Saved. Data of this server are being fetched.',
    apiFailed: 'Not saved: this extension itself does not answer. Reload this page.',
    aboutTitle: 'About',
    about:
      'Amanah shows who a seller is, what buyers went through and which reports were checked. Badges, rank and removal are not for sale. It is no part of Instagram, Facebook or TikTok.',
    privacyTitle: 'What we do not know',
    privacy:
      'Sellers you look at are matched on this device against a downloaded list; one that may be on record is fetched together with many others. Only when you open a card does the server learn which seller was opened, not by whom. No analytics, no account, no history.',
  },
}
