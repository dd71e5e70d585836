import type { EvaluationRequest } from '#shared/device/destinations/evaluate-numbers'
import { toSha256 } from '#shared/rules/subject-hash'
import { DestinationService } from '../shared/device/destinations/destination-service.ts'
import type { FakeServer } from './fake-server.ts'

/** Numbers on a fake server: evaluation and buckets, and what was sent for them. */
export class FakeDestinations extends DestinationService {
  /** Bodies and paths of all requests, as they travel. */
  readonly sent: string[] = []
  /** How many of the next evaluations are first answered with a puzzle of so many bits. */
  puzzles = 0
  puzzleBits = 6
  /** Answers nothing at all. */
  isDown = false
  /** Takes the place of the next answers to an evaluation. */
  evaluationStatus: number | null = null

  install(server: FakeServer): void {
    server.destinations = this.servers.map(({ epoch }) => epoch)
    server.answerDestinations = (url, init) => this.#answer(url, init)
  }

  async #answer({ pathname }: URL, init?: RequestInit): Promise<Response> {
    this.sent.push(`${pathname} ${String(init?.body ?? '')}`)
    if (this.isDown) throw new TypeError('failed to fetch')
    if (pathname === '/v1/destinations/evaluate') return this.#evaluate(JSON.parse(String(init?.body)))
    const [epoch = 0, bits = 0, index = 0] = pathname.split('/').slice(3).map(Number)
    if (bits !== this.servers[0]?.epoch.bits || !this.servers.some(each => each.epoch.epoch === epoch)) {
      return Response.json({ error: { code: 'not_found' } }, { status: 404 })
    }
    const address = { epoch, bits, index }
    const bytes = new Uint8Array(await this.twistBucket(await this.bucketOf(address), address))
    const etag = `"${await toSha256(bytes)}"`
    const isHeld = new Headers(init?.headers).get('if-none-match') === etag
    return isHeld ? new Response(null, { status: 304 }) : new Response(bytes, { headers: { etag } })
  }

  #evaluate(request: EvaluationRequest): Response {
    if (this.evaluationStatus) return Response.json({}, { status: this.evaluationStatus })
    if (this.puzzles > 0) {
      this.puzzles--
      const puzzle = { challenge: 'challenge-of-this-test', bits: this.puzzleBits, count: 1 }
      return Response.json({ state: 'puzzle', puzzle })
    }
    const server = this.servers.find(({ epoch }) => epoch.epoch === request.epoch)
    return server ? Response.json(server.evaluate(request)) : Response.json({}, { status: 404 })
  }
}
