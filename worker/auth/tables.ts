/** The library's models on our tables: its own names on the left, columns on the right. */

const dates = { createdAt: 'created_at', updatedAt: 'updated_at' }

export const accountTable = {
  modelName: 'account',
  fields: { email: 'contact_ref', emailVerified: 'contact_proven', ...dates },
} as const

export const sessionTable = {
  modelName: 'session',
  fields: {
    userId: 'account_id',
    token: 'token_digest',
    userAgent: 'device',
    ipAddress: 'ip_address',
    expiresAt: 'expires_at',
    ...dates,
  },
  // Set as each session is made; a default would stand for it before.
  additionalFields: { method: { type: 'string', required: false, input: false } },
} as const

export const providerTable = { modelName: 'provider_link', fields: { userId: 'account_id' } } as const

export const verificationTable = {
  modelName: 'verification',
  fields: { expiresAt: 'expires_at', ...dates },
  storeIdentifier: 'hashed',
} as const

export const passkeyTable = {
  passkey: {
    fields: {
      userId: 'account_id',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
} as const
