import { describe, expect, test } from 'vitest'
import { checkDestinations, type DestinationAnswer } from '#shared/device/destinations/check-destinations'
import type { RequestProblem } from '#shared/device/destinations/destination-problem'
import type { DestinationRecord } from '#shared/domain/destination'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import { DestinationService } from './destination-service.ts'
import { EvaluationServer } from './evaluation-server.ts'

const key = (n: number) => `bank:014:${1_234_567_890 + n}` as DestinationKey
const keys = (n: number) => Array.from({ length: n }, (_, i) => key(i))
const owned: DestinationRecord = {
  owners: [
    {
      sellerTag: 'aaaaaaaaaaaa' as SellerTag,
      profile: 'instagram:toko.siti' as ProfileKey,
      checkedAt: '2026-11-04T03:00:00.000Z',
    },
  ],
  findings: [],
  appeals: [],
}
const said = (answers: readonly DestinationAnswer[]) =>
  answers.map(answer => ('problem' in answer ? answer.problem : answer.record))

describe('an honest server', () => {
  test('tells what is on record, of each number its own, in the order asked', async () => {
    const service = new DestinationService(3)
    service.publish(key(5), owned)
    const asked = [key(1), key(5), 'phone:6281234567890' as DestinationKey]
    const answers = await checkDestinations(asked, service.world())
    expect(answers.map(answer => answer.key)).toEqual(asked)
    expect(said(answers)).toEqual([null, owned, null])
  })

  test('sees blinded numbers and the place of a bucket, and no number anywhere', async () => {
    const service = new DestinationService(3)
    service.publish(key(5), owned)
    await checkDestinations([key(5)], service.world())
    const seen = JSON.stringify([service.servers[0]?.heard, service.fetched])
    expect(seen).not.toContain('1234567895')
    expect(service.fetched).toEqual([{ epoch: 1, bits: 3, index: expect.any(Number) }])
  })

  test('is asked once for a number that is asked about twice, and for 16 at most at a time', async () => {
    const service = new DestinationService()
    const answers = await checkDestinations([...keys(18), key(0)], service.world())
    expect(answers).toHaveLength(19)
    expect(service.servers[0]?.heard.map(({ blinded }) => blinded.length)).toEqual([16, 2])
  })

  test('is not asked again for a number whose output is held, only for its bucket', async () => {
    const service = new DestinationService()
    await checkDestinations([key(1)], service.world())
    service.publish(key(1), owned)
    expect(said(await checkDestinations([key(1), key(2)], service.world()))).toEqual([owned, null])
    expect(service.servers[0]?.heard.map(({ blinded }) => blinded.length)).toEqual([1, 1])
  })

  test('nothing asked, nothing sent', async () => {
    const service = new DestinationService()
    expect(await checkDestinations([], service.world())).toEqual([])
    expect(service.asked(1)).toBe(0)
  })
})

describe('offline', () => {
  test('what is held still answers; what is not is a problem', async () => {
    const service = new DestinationService()
    service.publish(key(1), owned)
    await checkDestinations([key(1)], service.world())
    service.evaluationProblem = () => 'offline'
    expect(said(await checkDestinations([key(1), key(2)], service.world()))).toEqual([owned, 'offline'])
  })

  test('an output without its bucket is no answer', async () => {
    const service = new DestinationService()
    service.publish(key(1), owned)
    await checkDestinations([key(1)], service.world())
    service.bucketProblem = () => 'offline'
    expect(said(await checkDestinations([key(1)], service.world()))).toEqual(['offline'])
  })
})

describe('what cannot be believed is never taken for nothing on record', () => {
  const tampered: [name: string, twist: DestinationService['twistBucket']][] = [
    ['a bucket with a bit turned', bytes => bytes.map((byte, i) => (i === 30 ? byte ^ 1 : byte))],
    ['half a bucket', bytes => bytes.subarray(0, 40)],
    ['an empty file', () => new Uint8Array()],
    ['a page of some network', () => new TextEncoder().encode('<!doctype html><title>Log in</title>')],
  ]
  test.each(tampered)('%s', async (_, twist) => {
    const service = new DestinationService(0)
    service.publish(key(1), owned)
    service.twistBucket = twist
    expect(said(await checkDestinations([key(1)], service.world()))).toEqual(['garbled'])
  })

  test('the bucket of another place', async () => {
    const service = new DestinationService(2)
    service.publish(key(1), owned)
    service.twistBucket = (_, address) => service.bucketOf({ ...address, index: (address.index + 1) % 4 })
    expect(said(await checkDestinations([key(1)], service.world()))).toEqual(['garbled'])
  })

  test('the bucket of another epoch', async () => {
    const service = new DestinationService(2, [1, 2])
    service.twistBucket = (_, address) => service.bucketOf({ ...address, epoch: 3 - address.epoch })
    expect(said(await checkDestinations([key(1)], service.world()))).toEqual(['garbled'])
  })

  test('a key that is not the trusted one', async () => {
    const service = new DestinationService()
    const [real] = service.servers
    const world = service.world({ epochs: [new EvaluationServer(1, 2).epoch] })
    expect(said(await checkDestinations([key(1)], world))).toEqual(['untrusted'])
    expect(real?.heard).toHaveLength(1)
    expect(service.fetched).toEqual([])
  })

  test('no trusted key at all: nobody is asked', async () => {
    const service = new DestinationService()
    expect(said(await checkDestinations([key(1)], service.world({ epochs: [] })))).toEqual(['untrusted'])
    expect(service.asked(1)).toBe(0)
  })

  test.each(['offline', 'slow', 'server', 'limited', 'garbled'] as const)('%s', async problem => {
    const service = new DestinationService()
    service.evaluationProblem = () => problem
    expect(said(await checkDestinations([key(1)], service.world()))).toEqual([problem])
  })
})

describe('two keys, while one takes over from the other', () => {
  test('the first is asked, and the second left alone', async () => {
    const service = new DestinationService(2, [1, 2])
    service.publish(key(1), owned)
    expect(said(await checkDestinations([key(1)], service.world()))).toEqual([owned])
    expect([service.asked(1), service.asked(2)]).toEqual([1, 0])
  })

  test.each(['evaluationProblem', 'bucketProblem'] as const)(
    'the second follows where the server has the first no more (%s)',
    async place => {
      const service = new DestinationService(2, [1, 2])
      service.publish(key(1), owned)
      service[place] = epoch => (epoch === 1 ? 'missing' : null)
      expect(said(await checkDestinations([key(1)], service.world()))).toEqual([owned])
      expect(service.asked(2)).toBe(1)
    },
  )

  test('the second follows where the server cannot prove to have the first', async () => {
    const service = new DestinationService(2, [1, 2])
    service.publish(key(1), owned)
    const [, second] = service.servers
    const world = service.world({
      epochs: [new EvaluationServer(1, 2).epoch, ...(second ? [second.epoch] : [])],
    })
    expect(said(await checkDestinations([key(1)], world))).toEqual([owned])
  })

  test('a server that has neither', async () => {
    const service = new DestinationService(2, [1, 2])
    service.evaluationProblem = () => 'missing'
    expect(said(await checkDestinations([key(1)], service.world()))).toEqual(['server'])
  })

  test.each(['offline', 'limited', 'garbled'] as const)(
    'with %s the second is not asked too',
    async problem => {
      const service = new DestinationService(2, [1, 2])
      const asked: number[] = []
      service.evaluationProblem = (epoch): RequestProblem => {
        asked.push(epoch)
        return problem
      }
      expect(said(await checkDestinations([key(1)], service.world()))).toEqual([problem])
      expect(asked).toEqual([1])
    },
  )

  test('what is held under the old key answers offline, when the new one is first already', async () => {
    const service = new DestinationService(2, [1, 2])
    service.publish(key(1), owned)
    const [old, fresh] = service.servers.map(({ epoch }) => epoch)
    if (!old || !fresh) throw new Error('two epochs')
    await checkDestinations([key(1)], service.world({ epochs: [old] }))
    service.evaluationProblem = () => 'offline'
    expect(said(await checkDestinations([key(1)], service.world({ epochs: [fresh, old] })))).toEqual([owned])
  })
})
