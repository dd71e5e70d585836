import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    fakeHost: string
  }
}

interface Recorded {
  method: string
  /** Host and path that were asked for. */
  address: string
  headers: NodeJS.Dict<string | string[]>
  body: string
  /** Bytes of an endless answer so far, and whether the other side has hung up. */
  sent: number
  isOver: boolean
}

type Behave = (query: URLSearchParams, response: ServerResponse, record: Recorded) => void

/** What the last segment of a path makes the host do. */
const behaviours: Record<string, Behave> = {
  go: (query, response) => redirect(response, query.get('to') ?? ''),
  cookie: (query, response) => {
    response.setHeader('Set-Cookie', ['session=secret; Path=/', 'tracker=1'])
    redirect(response, query.get('to') ?? '')
  },
  /** Redirects to itself with one less to go, then to where it was told. */
  steps: (query, response) => {
    const left = Number(query.get('left'))
    const to = query.get('to') ?? ''
    redirect(response, left > 1 ? `?left=${left - 1}&to=${encodeURIComponent(to)}` : to)
  },
  loop: (_, response) => redirect(response, 'loop'),
  status: (query, response) => response.writeHead(Number(query.get('code'))).end(),
  page: (query, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(query.get('html')),
  'long-location': (query, response) =>
    redirect(response, `https://www.tiktok.com/@toko.siti?${'x'.repeat(Number(query.get('length')))}`),
  'many-headers': (query, response) => {
    for (let i = 0; i < Number(query.get('count')); i += 1) response.setHeader(`x-${i}`, 'y'.repeat(200))
    redirect(response, query.get('to') ?? '')
  },
  endless: (query, response, record) => {
    response.writeHead(Number(query.get('code')), { Location: query.get('to') ?? '' })
    pour(response, record)
  },
  silent: () => {},
  hangup: (_, response) => void response.socket?.destroy(),
  garbage: (_, response) => void response.socket?.end('HTTP/1.1 what?\r\n\0\0\r\n\r\n'),
}

/**
 * The internet, for tests: one real server, asked for `/<token>/<host>/<path>`. It remembers every request of a
 * token and tells them at `/<token>/__requests`.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const recorded = new Map<string, Recorded[]>()
  const server = createServer((request, response) => void answer(recorded, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  project.provide('fakeHost', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return async () => {
    server.close()
    server.closeAllConnections()
  }
}

async function answer(
  recorded: Map<string, Recorded[]>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake')
  const [, token = '', ...rest] = url.pathname.split('/')
  const requests = recorded.get(token) ?? []
  if (rest[0] === '__requests') {
    response.end(JSON.stringify(requests))
    return
  }
  const record: Recorded = {
    method: request.method ?? '',
    address: `${rest.join('/')}${url.search}`,
    headers: request.headers,
    body: await text(request),
    sent: 0,
    isOver: false,
  }
  recorded.set(token, [...requests, record])
  const behave = behaviours[rest.at(-1) ?? '']
  if (behave) behave(url.searchParams, response, record)
  else response.writeHead(404).end()
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { Location: location }).end()
}

/** As much as is taken, until the other side hangs up. */
function pour(response: ServerResponse, record: Recorded): void {
  const chunk = Buffer.alloc(64 * 1024, 'x')
  const more = () => {
    do record.sent += chunk.length
    while (response.write(chunk) && !response.destroyed)
  }
  response.on('drain', more)
  response.on('close', () => {
    record.isOver = true
  })
  more()
}
