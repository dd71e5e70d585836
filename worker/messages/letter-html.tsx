import { html } from 'hono/html'
import type { Letter } from './letter.ts'
import type { Part } from './template.ts'

/** The same letter for mail programs that show markup. Styles stand inline: many of them know no others. */
export async function toLetterHtml(letter: Letter): Promise<string> {
  return String(await html`<!doctype html>${<LetterDocument {...letter} />}`)
}

const bodyStyle = 'margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1b1c20;background:#fff'
const frameStyle = 'max-width:34rem'
const codeStyle = 'margin:16px 0;font:700 32px/1.2 ui-monospace,monospace;letter-spacing:4px'
const linkStyle =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#2f3e75;color:#fff;text-decoration:none'

function LetterDocument({ language, subject, parts }: Letter) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
      </head>
      <body style={bodyStyle}>
        <div style={frameStyle}>
          {parts.map(part => (
            <LetterPart key={JSON.stringify(part)} part={part} />
          ))}
          <p>— Amanah</p>
        </div>
      </body>
    </html>
  )
}

function LetterPart({ part }: { part: Part }) {
  if (typeof part === 'string') return <p>{part}</p>
  if ('code' in part) return <p style={codeStyle}>{part.code}</p>
  return (
    <p>
      <a style={linkStyle} href={part.href}>
        {part.label}
      </a>
      <br />
      <small>{part.href}</small>
    </p>
  )
}
