-- Shops of accounts, what they claim, and who decides it.

-- A shop may also come from an account. A CHECK cannot be widened, but goes with its column.
ALTER TABLE seller ADD COLUMN made_by TEXT NOT NULL DEFAULT 'import' CHECK (made_by IN ('import', 'trial', 'account'));
UPDATE seller SET made_by = origin;
ALTER TABLE seller DROP COLUMN origin;
ALTER TABLE seller RENAME COLUMN made_by TO origin;

-- What a slug looks like (as handles are compared); NULL where none could look like it.
ALTER TABLE seller ADD COLUMN slug_skeleton TEXT;
-- Shops that a new slug looks like.
CREATE INDEX seller_by_slug_skeleton ON seller (slug_skeleton);

CREATE TABLE shop_admin (
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'packer')),
  since TEXT NOT NULL,
  PRIMARY KEY (seller_id, account_id)
) STRICT;

-- Shops of an account: the seller desk.
CREATE INDEX shop_admin_by_account ON shop_admin (account_id);
-- One owner a shop.
CREATE UNIQUE INDEX shop_owner ON shop_admin (seller_id) WHERE role = 'owner';

CREATE TABLE shop_invitation (
  -- SHA-256 of the token in the link.
  token_digest TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('admin', 'packer')),
  invited_by TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- Whom it is for: keyed digest of the contact, and the contact masked for the list.
  contact_digest TEXT NOT NULL,
  sealed TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

-- Open invitations of a shop: their list, their limit.
CREATE INDEX shop_invitation_by_seller ON shop_invitation (seller_id);

CREATE TABLE ownership_transfer (
  seller_id TEXT PRIMARY KEY REFERENCES seller (id) ON DELETE CASCADE,
  from_account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  to_account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  offered_at TEXT NOT NULL,
  -- From the yes of the new owner on everybody has time to object.
  accepted_at TEXT,
  moves_at TEXT
) STRICT;

-- Transfers whose time has come: schedule.
CREATE INDEX ownership_transfer_by_move ON ownership_transfer (moves_at);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  claimed_by TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- The profile, and the hash that it is listed under.
  key TEXT NOT NULL,
  hash TEXT NOT NULL,
  platform TEXT NOT NULL CHECK (platform IN ('instagram', 'facebook', 'tiktok')),
  handle TEXT NOT NULL,
  -- As the desk's extension saw it; NULL until then.
  platform_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'placed', 'approved', 'refused', 'withdrawn', 'expired', 'lapsed')),
  -- The code, sealed; NULL once decided.
  sealed_code TEXT,
  -- What devices compare with: first 8 bytes of a SHA-256 over key and code, hex. NULL once decided.
  code_hash TEXT,
  code_expires_at TEXT,
  created_at TEXT NOT NULL,
  placed_at TEXT,
  decided_at TEXT,
  -- The owner asked for another look at the mark of an approved claim.
  recheck_asked_at TEXT,
  reminded_at TEXT
) STRICT;

-- Claims of a shop: the seller desk.
CREATE INDEX claim_by_seller ON claim (seller_id);
-- Open claims on a profile: witnesses, publisher, disputes.
CREATE INDEX claim_by_hash ON claim (hash, state);
-- Claims that wait for the desk, and codes that run out.
CREATE INDEX claim_by_state ON claim (state, created_at);
-- A shop claims a profile once at a time.
CREATE UNIQUE INDEX claim_in_work ON claim (seller_id, key) WHERE state IN ('open', 'placed');

CREATE TABLE witness (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- Keyed digests of the install id and of the network: three that share one are one.
  device_digest TEXT NOT NULL,
  network_digest TEXT NOT NULL,
  is_desk INTEGER NOT NULL CHECK (is_desk IN (0, 1)),
  platform_id TEXT,
  seen_at TEXT NOT NULL
) STRICT;

-- One witness an account, a device: also what makes a replayed message worth nothing.
CREATE UNIQUE INDEX witness_account ON witness (claim_id, account_id);
CREATE UNIQUE INDEX witness_device ON witness (claim_id, device_digest);

CREATE TABLE claim_vote (
  claim_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  vote TEXT NOT NULL CHECK (vote IN ('approve', 'refuse')),
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (claim_id, account_id)
) STRICT;

-- The permanent mark of an approved claim, seen again.
CREATE TABLE mark_sighting (
  profile_id TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  device_digest TEXT NOT NULL,
  is_desk INTEGER NOT NULL CHECK (is_desk IN (0, 1)),
  seen_at TEXT NOT NULL,
  PRIMARY KEY (profile_id, account_id)
) STRICT;

CREATE TABLE desk_role (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('triage', 'moderator', 'verifier', 'lead', 'auditor')),
  since TEXT NOT NULL,
  PRIMARY KEY (account_id, role)
) STRICT;
