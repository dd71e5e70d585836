/** Longest JSON parameter: D1 allows 2 MB a value, and a statement is slow well before that. */
const maxJsonChars = 480_000

type Cell = string | number | null

/**
 * Statements that insert many rows with one parameter each: D1 allows 100 bound parameters, but a JSON array
 * of any length. `tail` is what follows the rows, such as an ON CONFLICT clause.
 */
export function toInserts<Row extends object>(
  db: D1Database,
  table: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
  tail = '',
): D1PreparedStatement[] {
  const picked = columns.map(column => `value ->> '${column}'`).join(', ')
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${picked} FROM json_each(?1) WHERE true ${tail}`
  return toChunks(rows).map(chunk => db.prepare(sql).bind(chunk))
}

/** One statement a chunk of a set; its SQL reads the set as `json_each(?1)`. */
export function toSetStatements(db: D1Database, sql: string, values: readonly Cell[]): D1PreparedStatement[] {
  return toChunks(values).map(chunk => db.prepare(sql).bind(chunk))
}

/** Rows of a query over a set of any size. */
export async function readSet(
  db: D1Database,
  sql: string,
  values: readonly Cell[],
): Promise<Record<string, unknown>[]> {
  const statements = toSetStatements(db, sql, values)
  if (statements.length === 0) return []
  const answers = await db.batch<Record<string, unknown>>(statements)
  return answers.flatMap(({ results }) => results)
}

function toChunks(values: readonly unknown[]): string[] {
  const chunks: string[] = []
  let parts: string[] = []
  let length = 0
  for (const value of values) {
    const part = JSON.stringify(value)
    if (parts.length > 0 && length + part.length > maxJsonChars) {
      chunks.push(`[${parts.join(',')}]`)
      parts = []
      length = 0
    }
    parts.push(part)
    length += part.length + 1
  }
  if (parts.length > 0) chunks.push(`[${parts.join(',')}]`)
  return chunks
}
