import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { toOk, toProblem } from '#shared/rules/result'
import type { Plan } from '../../../worker/services/event-log.ts'
import { createServices } from '../../../worker/services.ts'
import { countRows, expectErrors, makeBindings } from '../harness.ts'

const getLog = () => createServices(makeBindings()).log

function makePlan(what: string): Plan<string> {
  const event = { type: 'imported' as const, caseRef: null, actor: 'operator', payload: { what } }
  return { events: [event], statements: [], touched: {}, value: what }
}

async function appendMany(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await getLog().append(async () => toOk(makePlan(`event ${i}`)))
}

it('chains what it appends, from an empty head on', async () => {
  expect(await getLog().readHead()).toEqual({ seq: 0, hash: '0'.repeat(64) })
  await appendMany(3)
  const head = await getLog().readHead()
  expect(head.seq).toBe(3)
  expect(await getLog().verify()).toEqual({ ok: true, value: head })
})

it.each([
  ["UPDATE event SET type = 'tried' WHERE seq = 2", 2, 'hash'],
  ["UPDATE event SET actor = 'somebody' WHERE seq = 1", 1, 'hash'],
  ["UPDATE event SET time = '2020-01-01T00:00:00.000Z' WHERE seq = 3", 3, 'hash'],
  ["UPDATE event SET prev = 'x' WHERE seq = 2", 2, 'prev'],
  ['DELETE FROM event_payload WHERE seq = 2; DELETE FROM event WHERE seq = 2', 3, 'gap'],
  [
    'UPDATE event_payload SET payload = (SELECT payload FROM event_payload WHERE seq = 1) WHERE seq = 2',
    2,
    'commitment',
  ],
  [
    'UPDATE event_payload SET salt = (SELECT salt FROM event_payload WHERE seq = 1) WHERE seq = 2',
    2,
    'commitment',
  ],
])('finds tampering: %s', async (sql, seq, fault) => {
  expectErrors()
  await appendMany(3)
  await env.DB.batch(sql.split('; ').map(part => env.DB.prepare(part)))
  expect(await getLog().verify()).toEqual({ ok: false, problem: { seq, fault } })
})

it('stays whole when payload and salt are erased', async () => {
  await appendMany(3)
  await env.DB.prepare('DELETE FROM event_payload WHERE seq = 2').run()
  expect(await getLog().verify()).toMatchObject({ ok: true, value: { seq: 3 } })
})

it('lands every one of many concurrent appends', async () => {
  const names = Array.from({ length: 8 }, (_, i) => `event ${i}`)
  const answers = await Promise.all(names.map(name => getLog().append(async () => toOk(makePlan(name)))))
  const seqs = answers.map(answer => (answer.ok ? answer.value.seq : 0))
  expect(seqs.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(await getLog().verify()).toMatchObject({ ok: true, value: { seq: 8 } })
})

it('writes event and projection together or not at all', async () => {
  const failing = env.DB.prepare(
    "INSERT INTO item (id, seller_id, name, price) VALUES ('1', 'nobody', 'x', 1)",
  )
  const plan = { ...makePlan('x'), statements: [failing] }
  await expect(getLog().append(async () => toOk(plan))).rejects.toThrow('FOREIGN KEY')
  expect([await countRows('event'), await countRows('event_payload')]).toEqual([0, 0])
})

it('asks the plan again after a lost race, and hands a refusal through', async () => {
  const log = getLog()
  let asked = 0
  const answer = await log.append(async () => {
    asked += 1
    if (asked === 1) await getLog().append(async () => toOk(makePlan('faster')))
    return asked === 2 ? toProblem({ code: 'conflict' as const, problems: [] }) : toOk(makePlan('slower'))
  })
  expect([asked, answer]).toEqual([2, { ok: false, problem: { code: 'conflict', problems: [] } }])
  expect(await countRows('event')).toBe(1)
})

it('writes nothing for a plan without events', async () => {
  await appendMany(1)
  expect(
    await getLog().append(async () => toOk({ events: [], statements: [], touched: {}, value: 'none' })),
  ).toEqual({
    ok: true,
    value: { value: 'none', seq: 1 },
  })
})
