/** A JSON schema as far as our document uses it. Anything else is shown as `any`. */
interface SchemaNode {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  minItems?: number
  items?: unknown
  properties?: Record<string, unknown>
  required?: string[]
  anyOf?: unknown[]
  oneOf?: unknown[]
  allOf?: unknown[]
}

/** The shape of a schema, written like a type. */
export function toSchemaText(schema: unknown, indent = ''): string {
  const node = toNode(schema)
  const choices = node.anyOf ?? node.oneOf
  if (choices) return choices.map(choice => toSchemaText(choice, indent)).join(' | ')
  if (node.allOf) return node.allOf.map(part => toSchemaText(part, indent)).join(' & ')
  if (node.enum) return node.enum.map(value => JSON.stringify(value)).join(' | ')
  if (node.const !== undefined) return JSON.stringify(node.const)
  if (node.properties) return toObjectText(node.properties, node.required ?? [], indent)
  if (node.items !== undefined) return `[${toSchemaText(node.items, indent)}, …]`
  return toScalarText(node)
}

/** The least that the schema accepts, for an example that can be pasted. */
export function toExample(schema: unknown): unknown {
  const node = toNode(schema)
  const choices = node.anyOf ?? node.oneOf ?? node.allOf
  if (choices) return toExample(choices[0])
  if (node.enum) return node.enum[0]
  if (node.properties) {
    const entries = Object.entries(node.properties).filter(([name]) => (node.required ?? []).includes(name))
    return Object.fromEntries(entries.map(([name, value]) => [name, toExample(value)]))
  }
  if (typesOf(node).includes('array')) return []
  if (typesOf(node).some(type => type === 'integer' || type === 'number')) return node.minimum ?? 0
  return node.pattern?.includes('instagram:') ? 'instagram:toko.contoh' : ''
}

function toObjectText(properties: Record<string, unknown>, required: string[], indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(
    ([name, value]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${toSchemaText(value, inner)}`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}

function toScalarText(node: SchemaNode): string {
  const name = typesOf(node).join(' | ') || 'any'
  const { minimum, maximum = Number.MAX_SAFE_INTEGER } = node
  const isBounded = minimum !== undefined && maximum < Number.MAX_SAFE_INTEGER
  const range = isBounded ? ` ${minimum}–${maximum}` : ''
  return `${name}${node.format ? ` (${node.format})` : ''}${range}`
}

function typesOf({ type }: SchemaNode): string[] {
  return type === undefined ? [] : [type].flat()
}

function toNode(schema: unknown): SchemaNode {
  return typeof schema === 'object' && schema !== null ? schema : {}
}
