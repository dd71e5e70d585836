/** A picture as RGBA bytes, row by row: the part of `ImageData` that exists outside browsers too. */
export interface Pixels {
  data: Uint8ClampedArray
  width: number
  height: number
}

/** Another size, each pixel mixed from the four nearest (bilinear). Alpha is laid on white. */
export function scalePixels({ data, width, height }: Pixels, factor: number): Pixels {
  const toWidth = Math.max(1, Math.round(width * factor))
  const toHeight = Math.max(1, Math.round(height * factor))
  const scaled = new Uint8ClampedArray(toWidth * toHeight * 4)
  for (let y = 0; y < toHeight; y++) {
    const fromY = clamp((y + 0.5) / factor - 0.5, height - 1)
    const top = Math.floor(fromY)
    const bottom = Math.min(top + 1, height - 1)
    for (let x = 0; x < toWidth; x++) {
      const fromX = clamp((x + 0.5) / factor - 0.5, width - 1)
      const left = Math.floor(fromX)
      const right = Math.min(left + 1, width - 1)
      const across = fromX - left
      const down = fromY - top
      const at = (y * toWidth + x) * 4
      for (let channel = 0; channel < 3; channel++) {
        const of = (column: number, row: number) => onWhite(data, (row * width + column) * 4, channel)
        const upper = of(left, top) * (1 - across) + of(right, top) * across
        const lower = of(left, bottom) * (1 - across) + of(right, bottom) * across
        scaled[at + channel] = upper * (1 - down) + lower * down
      }
      scaled[at + 3] = 255
    }
  }
  return { data: scaled, width: toWidth, height: toHeight }
}

function onWhite(data: Uint8ClampedArray, at: number, channel: number): number {
  const alpha = (data[at + 3] ?? 255) / 255
  return (data[at + channel] ?? 255) * alpha + 255 * (1 - alpha)
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most)
}
