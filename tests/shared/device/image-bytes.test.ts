import { expect, test } from 'vitest'
import { imageLimits, sniffImage } from '#shared/device/image/image-bytes'

const of = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0))

test.each([
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['\x00\x00\x00\x20ftypavif', 'image/avif'],
  ['BM\x00\x00', 'image/bmp'],
  ['%PDF-1.7', 'pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['\n<?xml version="1.0"?><SVG onload="alert(1)">', 'svg'],
  ['<!doctype html><html>', 'not-image'],
  ['RIFF\x00\x00\x00\x00WAVE', 'not-image'],
  ['', 'not-image'],
])('%j is %s by its bytes', (text, kind) => {
  expect(sniffImage(of(text))).toBe(kind)
})

test('a file beyond the limit is not looked at', () => {
  expect(sniffImage(new Uint8Array(imageLimits.bytes + 1))).toBe('too-large')
})
