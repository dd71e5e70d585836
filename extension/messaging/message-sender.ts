/** What a browser tells of who sent a message: the part that both typings of the API agree on. */
export interface MessageSender {
  id?: string | undefined
  url?: string | undefined
  frameId?: number | undefined
  tab?: { id?: number | undefined; windowId?: number | undefined } | undefined
}
