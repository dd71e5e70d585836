import type { ClaimServices } from '../services/claim-services.ts'
import { ApiError } from './api-error.ts'
import type { AppContext } from './app-env.ts'

/** What needs claims; refused where accounts are off. */
export function getClaims(context: AppContext): ClaimServices {
  const { claims } = context.get('services')
  if (!claims) throw new ApiError('unavailable')
  return claims
}
