/** Elements with text that a seller of the demo page wrote: each is marked as such. */
export function findDemoTexts(document: Document, _url: URL): Element[] {
  return Array.from(document.querySelectorAll('[data-demo-text]'))
}
