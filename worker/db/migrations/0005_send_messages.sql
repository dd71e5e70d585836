-- What goes out to people, by e-mail, WhatsApp or Web Push. No address, name, number or code stands here in clear, and
-- what a message said is gone once it is sent or given up: the rest is the record that its recipient may see.

CREATE TABLE message (
  id TEXT PRIMARY KEY,
  -- Absent where no account has the contact: a first code, or the last word after an account is deleted.
  account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'whatsapp', 'push')),
  template TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('id', 'en')),
  -- Address and params; absent once nothing is left to send.
  sealed TEXT,
  -- As much of the address as its owner recognises.
  sealed_mask TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'dead')),
  attempts INTEGER NOT NULL,
  -- When it is due; while somebody is sending it, until when it is theirs alone.
  next_at TEXT,
  created_at TEXT NOT NULL,
  ended_at TEXT,
  -- Why the last try failed: a short code.
  problem TEXT,
  CHECK ((state = 'queued') = (sealed IS NOT NULL)),
  CHECK ((state = 'queued') = (next_at IS NOT NULL)),
  CHECK ((state = 'queued') = (ended_at IS NULL))
) STRICT;

-- What is due: consumer and schedule.
CREATE INDEX message_by_due ON message (next_at) WHERE state = 'queued';
-- Messages of an account: its record.
CREATE INDEX message_by_account ON message (account_id, created_at);
-- What is long past: removal.
CREATE INDEX message_by_end ON message (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE push_subscription (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- Keyed digest of the endpoint: a browser that subscribes again is not told twice.
  digest TEXT NOT NULL UNIQUE,
  -- Endpoint and keys of the browser.
  sealed TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('id', 'en')),
  created_at TEXT NOT NULL
) STRICT;

-- Browsers of an account: messages.
CREATE INDEX push_subscription_by_account ON push_subscription (account_id, created_at);

-- Local environment only: what would have gone to a provider, for GET /kotak-surat.
CREATE TABLE mailbox (
  id TEXT PRIMARY KEY,
  sealed TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- The newest: the page; the others: removal.
CREATE INDEX mailbox_by_time ON mailbox (created_at);
