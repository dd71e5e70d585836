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
    const { line, column } = toPlace(text, message)
    const reason = message.replace(/ in JSON at position.*$/, '')
    throw new CommandError(`${path}:${line}:${column} is not JSON: ${reason}. Nothing was written.`)
  }
}

/** Where the parser stopped; the end of the text when its message does not say. */
function toPlace(text: string, message: string): { line: number; column: number } {
  const position = /at position (\d+)/.exec(message)?.[1]
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
