import { afterEach, expect, test } from 'vitest'
import { isWrittenLight, readPageTheme } from '../../../extension/overlay/page-theme.ts'

afterEach(() => {
  document.body.removeAttribute('style')
  document.documentElement.removeAttribute('style')
})

test.each([
  ['white body', 'background-color: rgb(255, 255, 255)', '', 'light'],
  ['black body', 'background-color: rgb(0, 0, 0)', '', 'dark'],
  [
    'dark root behind a clear body',
    'background-color: rgba(0, 0, 0, 0)',
    'background-color: rgb(18, 18, 18)',
    'dark',
  ],
  ['body before root', 'background-color: rgb(250, 250, 250)', 'background-color: rgb(0, 0, 0)', 'light'],
  ['nothing painted, light letters', 'color: rgb(255, 255, 255)', '', 'dark'],
  ['nothing painted, dark letters', 'color: rgb(0, 0, 0)', '', 'light'],
])('%s: %s', (_, body, root, theme) => {
  document.body.setAttribute('style', body)
  document.documentElement.setAttribute('style', root)
  expect(readPageTheme(document)).toBe(theme)
})

test.each([
  ['rgb(255, 255, 255)', true],
  ['rgba(255, 255, 255, 0.9)', true],
  ['rgb(22, 24, 35)', false],
  ['rgb(0, 55, 107)', false],
])('a name in %s is written for a dark ground: %s', (color, isLight) => {
  const name = document.createElement('a')
  name.style.color = color
  document.body.append(name)
  expect(isWrittenLight(name)).toBe(isLight)
  name.remove()
})
