import type { OptionsWords } from './id-options.ts'

/** The same sentences in English. */
export const enOptions: OptionsWords = {
  title: 'Settings',
  language: 'Language',
  theme: 'Appearance',
  themes: { auto: 'Follow system', light: 'Light', dark: 'Dark' },
  api: 'Server address',
  apiHelp: 'For people who run a server of their own. Data of the old server are deleted from this device.',
  apiBad: 'Give a full address, such as https://amanah.example or http://localhost:8787.',
  keys: 'Public keys of the server',
  keysHelp: 'One or two keys, like id:key. Data that none of them has signed are not used.',
  keysBad: 'A public key looks like id:key (43 letters), several by commas. Ask who runs that server.',
  numberKeys: 'Keys for checking numbers (optional)',
  numberKeysHelp:
    'Like 1:key. Without them numbers are checked only under keys that the server’s second key vouches for.',
  numberKeysBad: 'A key for checking numbers looks like 1:key (43 letters), several by commas.',
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
    'Sellers you look at are matched on this device against a downloaded list; one that may be on record is fetched together with many others. Numbers that you check are scrambled on this device; the server answers without knowing them. Only when you open a card does the server learn which seller was opened, not by whom. Reading uses no account, even while you are signed in. No analytics, no history.',
}
