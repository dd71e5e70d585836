import type {
  DestinationBucketAddress,
  DestinationWorld,
  OutputCache,
} from '#shared/device/destinations/check-destinations'
import type { RequestProblem } from '#shared/device/destinations/destination-problem'
import type { DestinationRecord } from '#shared/domain/destination'
import type { DestinationKey } from '#shared/domain/subject'
import {
  encodeDestinationBucket,
  sealDestination,
  toDestinationIndex,
} from '#shared/rules/destination-bucket'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { EvaluationServer } from './evaluation-server.ts'

/** Outputs by key, as a device holds them in memory. */
export class MemoryOutputs implements OutputCache {
  readonly held = new Map<string, Uint8Array>()

  async get(publicKey: string, key: DestinationKey): Promise<Uint8Array | null> {
    return this.held.get(`${publicKey} ${key}`) ?? null
  }

  async set(publicKey: string, outputs: ReadonlyMap<DestinationKey, Uint8Array>): Promise<void> {
    for (const [key, output] of outputs) this.held.set(`${publicKey} ${key}`, output)
  }
}

/** A server that evaluates under several keys and publishes buckets under each; tests make it lie. */
export class DestinationService {
  readonly servers: EvaluationServer[]
  readonly outputs = new MemoryOutputs()
  readonly fetched: DestinationBucketAddress[] = []
  /** What happens to the requests of an epoch. */
  evaluationProblem: (epoch: number) => RequestProblem | null = () => null
  bucketProblem: (epoch: number) => RequestProblem | null = () => null
  twistBucket: (bytes: Uint8Array, address: DestinationBucketAddress) => Uint8Array | Promise<Uint8Array> =
    bytes => bytes
  readonly #records = new Map<DestinationKey, DestinationRecord>()

  constructor(bits = 2, epochs: readonly number[] = [1]) {
    this.servers = epochs.map(epoch => new EvaluationServer(epoch, bits))
  }

  publish(key: DestinationKey, record: Partial<DestinationRecord>): void {
    this.#records.set(key, { owners: [], findings: [], appeals: [], ...record })
  }

  asked(epoch: number): number {
    return this.#serverOf(epoch).heard.length
  }

  world(over: Partial<DestinationWorld> = {}): DestinationWorld {
    return {
      epochs: this.servers.map(({ epoch }) => epoch),
      outputs: this.outputs,
      callEvaluate: async request => {
        const problem = this.evaluationProblem(request.epoch)
        if (problem) return toProblem(problem)
        const server = this.#serverOf(request.epoch)
        server.heard.push(request)
        return toOk(server.evaluate(request))
      },
      fetchBucket: address => this.#fetchBucket(address),
      ...over,
    }
  }

  async bucketOf(address: DestinationBucketAddress): Promise<Uint8Array> {
    const server = this.#serverOf(address.epoch)
    const inside = [...this.#records].filter(
      ([key]) => toDestinationIndex(server.outputOf(key), address.bits) === address.index,
    )
    const sealed = await Promise.all(
      inside.map(([key, record]) => sealDestination(server.outputOf(key), address.epoch, record)),
    )
    return encodeDestinationBucket({ ...address, sealed })
  }

  async #fetchBucket(address: DestinationBucketAddress): Promise<Result<Uint8Array, RequestProblem>> {
    this.fetched.push(address)
    const problem = this.bucketProblem(address.epoch)
    return problem ? toProblem(problem) : toOk(await this.twistBucket(await this.bucketOf(address), address))
  }

  #serverOf(epoch: number): EvaluationServer {
    const server = this.servers.find(each => each.epoch.epoch === epoch)
    if (!server) throw new Error(`no epoch ${epoch}`)
    return server
  }
}
