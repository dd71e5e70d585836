import { readFile } from 'node:fs/promises'
import { seedSchema } from '#shared/domain/seed'
import { toProblems } from '../http/problems.ts'
import { CommandError } from './api-client.ts'

/** A seed file, validated whole. What is wrong is told with its place: nothing has been sent by then. */
export async function readSeedFile(path: string): Promise<unknown> {
  const json = parseJson(path, await readText(path))
  const parsed = seedSchema.safeParse(json)
  if (parsed.success) return json
  const lines = toProblems(parsed.error, json).map(
    problem => `  ${problem.path || '(whole file)'}: ${problem.message.en}`,
  )
  throw new CommandError([`${path} is not valid, nothing was written:`, ...lines].join('\n'))
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (problem) {
    throw new CommandError(`${path} cannot be read: ${problem instanceof Error ? problem.message : problem}`)
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem)
    const { line, column } = toPlace(text.slice(0, toFaultPosition(text)))
    const reason = message.replace(/(?:, \.\.\..*| in JSON at position.*|, ".*)$/s, '')
    throw new CommandError(`${path}:${line}:${column} is not JSON: ${reason}. Nothing was written.`)
  }
}

function toPlace(before: string): { line: number; column: number } {
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** Index of the first character that cannot be: V8 tells it in some of its messages only, so it is searched. */
function toFaultPosition(text: string): number {
  let sound = 0
  let broken = text.length + 1
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2)
    if (isBroken(text.slice(0, middle))) broken = middle
    else sound = middle
  }
  return sound
}

/** Whether no continuation could make this JSON. */
function isBroken(prefix: string): boolean {
  try {
    JSON.parse(prefix)
    return false
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : ''
    if (/^Unexpected end of JSON|^Unterminated string/.test(message)) return false
    const position = /at position (\d+)/.exec(message)?.[1]
    return position === undefined || Number(position) < prefix.length
  }
}
