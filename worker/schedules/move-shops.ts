import type { Services } from '../services.ts'

/** Each minute: shops whose time to change hands has come, and invitations that nobody took in time. */
export async function moveShops({ shops }: Services, at: Date): Promise<void> {
  await shops?.tick(at)
}
