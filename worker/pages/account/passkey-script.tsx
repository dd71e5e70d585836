/** The script that talks to the browser's keys. The page works without: then there is the code. */
export function PasskeyScript({ script }: { script: string | null }) {
  return script && <script type="module" src={script} />
}
