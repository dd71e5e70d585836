import type { OpenAPIHono } from '@hono/zod-openapi'
import { Layout } from './layout.tsx'
import { toExample, toSchemaText } from './schema-text.ts'

type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type PathItem = NonNullable<OpenApiDocument['paths']>[string]
type Operation = NonNullable<PathItem['get']>

interface Listed {
  method: string
  path: string
  operation: Operation
}

interface DocsProps {
  document: OpenApiDocument
  /** Where this very server is: the examples can be pasted as they are. */
  origin: string
}

/** The API for people, drawn from the same document that machines read. */
export function DocsPage({ document, origin }: DocsProps) {
  const operations = toOperations(document)
  return (
    <Layout language="en" title="API" path={null}>
      <section class="band">
        <h1>Amanah API</h1>
        <p>{document.info.description}</p>
        <p class="soft">
          Machine-readable: <a href="/openapi.json">/openapi.json</a>. Every error has the same body: code,
          message in both languages, field, request id.
        </p>
      </section>
      <section>
        <h2>Operations</h2>
        <ul class="list">
          {operations.map(({ method, path, operation }) => (
            <li key={`${method} ${path}`}>
              <a href={`#${toAnchor(method, path)}`}>{operation.summary}</a>
            </li>
          ))}
        </ul>
      </section>
      {operations.map(listed => (
        <OperationSection key={`${listed.method} ${listed.path}`} {...listed} origin={origin} />
      ))}
    </Layout>
  )
}

function OperationSection({ method, path, operation, origin }: Listed & { origin: string }) {
  return (
    <section id={toAnchor(method, path)}>
      <h2>
        <span class="method">{method}</span> <code>{path}</code>
      </h2>
      <p>{operation.summary}.</p>
      {operation.security && <p class="soft">{toNeed(operation.security)}</p>}
      <Parameters operation={operation} />
      <Answers operation={operation} />
      <h3>Example</h3>
      <pre>{toCurl({ method, path, operation }, origin)}</pre>
    </section>
  )
}

function toNeed(security: readonly Record<string, unknown>[]): string {
  return isOperators(security)
    ? "Needs the operator's bearer token."
    : 'Needs the bearer token of a signed-in extension.'
}

function toTokenName(security: readonly Record<string, unknown>[]): string {
  return isOperators(security) ? '$OPERATOR_TOKEN' : '$ACCOUNT_TOKEN'
}

function isOperators(security: readonly Record<string, unknown>[]): boolean {
  return security.some(scheme => 'operator' in scheme)
}

function Parameters({ operation }: { operation: Operation }) {
  const parameters = (operation.parameters ?? []).filter(parameter => 'name' in parameter)
  const body = bodySchemaOf(operation)
  if (parameters.length === 0 && body === undefined) return null
  return (
    <>
      {parameters.length > 0 && (
        <>
          <h3>Parameters</h3>
          <table>
            <tbody>
              {parameters.map(parameter => (
                <tr key={parameter.name}>
                  <th scope="row">
                    <code>{parameter.name}</code>
                  </th>
                  <td>{parameter.in}</td>
                  <td>{toSchemaText(parameter.schema)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {body !== undefined && (
        <details>
          <summary>Body (application/json)</summary>
          <pre>{toSchemaText(body)}</pre>
        </details>
      )}
    </>
  )
}

function Answers({ operation }: { operation: Operation }) {
  const answers = Object.entries(operation.responses ?? {})
  const [, success] = answers.find(([status]) => status === '200') ?? []
  const content: [type: string, media: { schema?: unknown }][] =
    success && 'content' in success ? Object.entries(success.content ?? {}) : []
  return (
    <>
      <h3>Answers</h3>
      <table>
        <tbody>
          {answers.map(([status, answer]) => (
            <tr key={status}>
              <th scope="row">{status}</th>
              <td>{'description' in answer ? answer.description : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {content.map(([type, media]) => (
        <details key={type}>
          <summary>Body of 200 ({type})</summary>
          <pre>{toSchemaText(media.schema)}</pre>
        </details>
      ))}
    </>
  )
}

function toOperations(document: OpenApiDocument): Listed[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap(method => {
      const operation = item[method]
      return operation ? [{ method, path, operation }] : []
    }),
  )
}

function bodySchemaOf({ requestBody }: Operation): unknown {
  if (!requestBody || !('content' in requestBody)) return undefined
  return requestBody.content['application/json']?.schema
}

function toAnchor(method: string, path: string): string {
  return `${method}${path.replaceAll(/[^a-z0-9]+/gi, '-')}`
}

function toCurl({ method, path, operation }: Listed, origin: string): string {
  const examples: Record<string, string> = { bits: '0', index: '0' }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? name.toUpperCase())
  const body = bodySchemaOf(operation)
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${origin}${filled}`,
    ...(operation.security ? [`  -H "Authorization: Bearer ${toTokenName(operation.security)}"`] : []),
    ...(body === undefined
      ? []
      : [`  -H 'Content-Type: application/json'`, `  -d '${JSON.stringify(toExample(body))}'`]),
  ].join(' \\\n')
}
