import { createApp } from './app.ts'
import { EvaluationBudget, EvaluationTotal } from './budgets/evaluation-budget.ts'
import type { Bindings } from './env.ts'
import { consume } from './queues/consume.ts'
import { everyMinute } from './schedules/every-minute.ts'
import { createServices, type Platform } from './services.ts'

const app = createApp()

// The platform finds the classes of its objects here.
export { EvaluationBudget, EvaluationTotal }

export default {
  fetch: app.fetch,
  queue: (batch, env, context) => consume(batch, createServices(env, toPlatform(context))),
  scheduled: ({ scheduledTime }, env, context) =>
    everyMinute(createServices(env, toPlatform(context)), new Date(scheduledTime)),
} satisfies ExportedHandler<Bindings>

/** A purge reaches what the entry point that asks for it has answered: all of it is this one's. */
function toPlatform({ cache }: ExecutionContext): Platform {
  // Absent where nothing is cached in front of the Worker, as locally.
  return { purge: typeof cache?.purge === 'function' ? tags => cache.purge({ tags }) : null }
}
