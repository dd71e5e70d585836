-- Whoever signs in. No table here holds an address, a code or a token that a thief of it could use: contacts are found
-- by keyed digest and sealed, codes and tokens are digests. The first five tables are the auth library's.

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name = ''),
  -- Stands for the contact that signs in: `<keyed digest>@contact.invalid`.
  contact_ref TEXT NOT NULL UNIQUE,
  contact_proven INTEGER NOT NULL CHECK (contact_proven IN (0, 1)),
  image TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- SHA-256 of the token.
  token_digest TEXT NOT NULL UNIQUE,
  -- What the person recognises a device by, such as 'Chrome, Android'; never the whole user agent.
  device TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('code', 'passkey', 'handover')),
  -- No address is kept.
  ip_address TEXT CHECK (ip_address = ''),
  expires_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- Devices of an account: their list, sign-out everywhere.
CREATE INDEX session_by_account ON session (account_id);

-- Sign-in by another provider. The library deletes from it with an account; nothing writes to it.
CREATE TABLE provider_link (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE verification (
  id TEXT PRIMARY KEY,
  -- SHA-256 of what is proven, value: keyed digest of the code and wrong tries, or a passkey's challenge.
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- The code or challenge that is asked for.
CREATE INDEX verification_by_identifier ON verification (identifier);
-- What has run out: nightly removal.
CREATE INDEX verification_by_expiry ON verification (expires_at);

CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name TEXT,
  public_key TEXT NOT NULL,
  credential_id TEXT NOT NULL UNIQUE,
  counter INTEGER NOT NULL,
  device_type TEXT NOT NULL,
  backed_up INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
  transports TEXT,
  aaguid TEXT,
  created_at TEXT
) STRICT;

-- Passkeys of an account: their list.
CREATE INDEX passkey_by_account ON passkey (account_id);

CREATE TABLE contact (
  -- Keyed digest of kind and address.
  digest TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('email', 'whatsapp')),
  -- The address.
  sealed TEXT NOT NULL,
  -- Language of messages.
  language TEXT NOT NULL CHECK (language IN ('id', 'en')),
  proven_at TEXT NOT NULL
) STRICT;

-- Contacts of an account: messages, its own data.
CREATE INDEX contact_by_account ON contact (account_id);

-- How often something was tried since when. Keys are keyed digests: of a contact, or of a network.
CREATE TABLE attempt (
  key TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  since TEXT NOT NULL
) STRICT;

-- What is long past: nightly removal.
CREATE INDEX attempt_by_since ON attempt (since);

-- A signed-in page hands a session over to the extension that opened it: one code, one use, one minute.
CREATE TABLE handover (
  -- SHA-256 of the code.
  code_digest TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- SHA-256 of the verifier that only the extension knows (RFC 7636).
  challenge TEXT NOT NULL,
  device TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
