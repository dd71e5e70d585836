import { env } from 'cloudflare:workers'

type Put = R2Bucket['put']

/** The real bucket, with every write seen, and stopped or delayed where a test wants that. */
export function watchBucket(before: (key: string) => Promise<void> | void = () => {}) {
  const written: string[] = []
  const bucket = new Proxy(env.PUBLISHED, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name !== 'put') return typeof value === 'function' ? value.bind(target) : value
      return async (...args: Parameters<Put>) => {
        await before(args[0])
        written.push(args[0])
        return target.put(...args)
      }
    },
  })
  return { bucket, written }
}

/** Keys of the real bucket under a prefix. */
export async function readKeys(prefix: string): Promise<string[]> {
  const { objects } = await env.PUBLISHED.list({ prefix })
  return objects.map(({ key }) => key)
}
