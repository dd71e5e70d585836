import { createApp } from './app.ts'
import type { Bindings } from './env.ts'
import { consume } from './queues/consume.ts'
import { republish } from './schedules/republish.ts'
import { createServices } from './services.ts'

const app = createApp()

export default {
  fetch: app.fetch,
  queue: (batch, env) => consume(batch, createServices(env)),
  scheduled: (_, env) => republish(createServices(env)),
} satisfies ExportedHandler<Bindings>
