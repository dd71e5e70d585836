/** Addresses of the built script and style of /cek. Names carry a hash of their content. */
export interface CheckCode {
  script: string
  styles: string[]
  /** What the script imports at once. */
  preload: string[]
  /** All that the page needs without network; the wasm comes to it when it was used once. */
  shell: string[]
}
