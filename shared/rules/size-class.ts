/** Files are as long as the next power of two, from this on: their length tells little of what is in them. */
const smallestFile = 1024

/** The content, with zeros up to its size class. */
export function toPadded(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(sizeClassOf(content.length))
  file.set(content)
  return file
}

/** Whether zeros, exactly as many as its size class asks for, follow the content of a file. */
export function isPadded(file: Uint8Array, contentLength: number): boolean {
  return file.length === sizeClassOf(contentLength) && file.subarray(contentLength).every(byte => byte === 0)
}

function sizeClassOf(length: number): number {
  let size = smallestFile
  while (size < length) size *= 2
  return size
}
