import { pictureProblemWords } from '#shared/rules/picture-words'
import type { CheckWords } from './id-check.ts'

/** The same sentences in English. */
export const enCheck: CheckWords = {
  title: 'Check before you pay',
  subtitle: 'A link, an account, a phone or a QRIS. All of it is read on this device.',
  back: 'Back to the question before',
  backTo: text => `Back to “${text}”`,
  picture: {
    title: 'QRIS from a picture',
    how: 'Drag a picture here, paste one (Ctrl+V), or choose a file.',
    choose: 'Choose a picture',
    drop: 'Drop the picture here',
    reading: 'Reading the picture',
    loading: 'Getting the picture',
    another: 'Another picture',
    alt: 'The picture that is read',
    none: 'No QR code could be read',
    noneHow: 'Try a larger picture that is not blurred, with the whole code in it.',
    unreadable: 'There is a QR code, but it could not be read',
    unreadableHow: 'It is blurred, cut off or covered. Ask for the original picture.',
    from: {
      page: 'Taken from the page',
      host: 'Taken from the picture’s server',
      screen: 'From the screen, without metadata',
      file: 'A file of this device',
    },
    ask: host => `This picture is kept at ${host}`,
    askHow:
      'The browser asks for your permission before we get it there. It can also be read from the screen.',
    allow: 'Allow and get it',
    screen: 'Read from the screen',
    problems: pictureProblemWords.en,
  },
  language: 'Bahasa Indonesia',
  settings: 'Settings',
  privacy: 'Pictures are sent nowhere. Numbers are scrambled on this device before they are checked.',
}
