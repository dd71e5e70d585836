/** The address of a server as one may set it: https, or plain http on this very machine. Null for anything else. */
export function toServer(text: string): URL | null {
  const address = text.trim()
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isOwnMachine = url.hostname === 'localhost' || url.hostname === '127.0.0.1'
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isOwnMachine)
  return isAllowed && url.username === '' && url.password === '' ? url : null
}
