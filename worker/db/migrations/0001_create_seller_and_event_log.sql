-- Instants are ISO 8601 text in UTC, which sorts as it reads. A `sealed_…` column holds an AES-GCM value that
-- names its key. Ids are derived from content, so that loading the same thing twice changes nothing.

CREATE TABLE seller (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('shop', 'rekber')),
  -- Who wrote this row: a trial gives way to an import.
  origin TEXT NOT NULL CHECK (origin IN ('import', 'trial')),
  -- Keyed digest of what was imported; NULL makes the next import write the seller again.
  import_digest TEXT
) STRICT;

CREATE TABLE profile (
  id TEXT PRIMARY KEY,
  -- NULL: nobody claimed this profile, but a finding speaks of it.
  seller_id TEXT REFERENCES seller (id) ON DELETE SET NULL,
  key TEXT NOT NULL UNIQUE,
  -- SHA-256 under which the key is listed; the publisher walks profiles in this order.
  hash TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL CHECK (platform IN ('instagram', 'facebook', 'tiktok')),
  handle TEXT NOT NULL,
  platform_id TEXT,
  -- What stays when the handle changes: `instagram-id:<n>` where the platform id is known, else the key.
  -- Profiles of one account share findings and proof of control.
  account TEXT NOT NULL,
  control_proven_at TEXT,
  control_seen_at TEXT
) STRICT;

-- Profiles of a seller: import and publisher.
CREATE INDEX profile_by_seller ON profile (seller_id);
-- Handles and id of one account: publisher, conflicts of an import.
CREATE INDEX profile_by_account ON profile (account);

CREATE TABLE handle_history (
  profile_id TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
  handle TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (profile_id, until, handle)
) STRICT;

CREATE TABLE destination (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  -- Key and holder.
  sealed TEXT NOT NULL,
  checked_at TEXT
) STRICT;

-- Destinations of a seller: publisher (whether one is checked), import.
CREATE INDEX destination_by_seller ON destination (seller_id);

CREATE TABLE credential (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('nib', 'halal', 'pirt', 'bpom', 'sni')),
  sealed_number TEXT NOT NULL,
  checked_at TEXT,
  expires_at TEXT
) STRICT;

-- Credentials of a seller: publisher, import.
CREATE INDEX credential_by_seller ON credential (seller_id);

CREATE TABLE item (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0)
) STRICT;

-- Goods of a seller: import.
CREATE INDEX item_by_seller ON item (seller_id);

CREATE TABLE fact (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  source TEXT NOT NULL,
  -- The other account that the fact speaks of.
  subject TEXT
) STRICT;

-- Facts of a seller: publisher, import.
CREATE INDEX fact_by_seller ON fact (seller_id);

CREATE TABLE review (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
  -- JSON object of stars by aspect.
  aspects TEXT NOT NULL,
  text TEXT NOT NULL,
  proven INTEGER NOT NULL CHECK (proven IN (0, 1)),
  at TEXT NOT NULL,
  sealed_reply TEXT
) STRICT;

-- Newest reviews of a seller, and their counts by rating: publisher, import.
CREATE INDEX review_by_seller ON review (seller_id, at DESC);

CREATE TABLE finding (
  id TEXT PRIMARY KEY,
  -- A finding speaks of a profile or of a destination. The destination is sealed and has no column to look it
  -- up by: it is neither indexed nor published.
  profile_id TEXT REFERENCES profile (id) ON DELETE CASCADE,
  sealed_destination TEXT,
  category TEXT NOT NULL,
  at TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  -- Findings of one incident count once.
  incident TEXT NOT NULL,
  sealed_reply TEXT,
  appealed_at TEXT,
  deadline_at TEXT,
  resolved_at TEXT,
  import_digest TEXT,
  CHECK ((profile_id IS NULL) <> (sealed_destination IS NULL)),
  CHECK ((appealed_at IS NULL) = (deadline_at IS NULL))
) STRICT;

-- Findings on an account: publisher, import.
CREATE INDEX finding_by_profile ON finding (profile_id);

-- The log. What happened lies sealed in event_payload; the chain holds only a salted commitment to it, so that
-- erasing a payload leaves the chain whole. PRIMARY KEY on seq and UNIQUE on prev let one of two racing
-- appends land; the other reads the head again.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  time TEXT NOT NULL,
  type TEXT NOT NULL,
  case_ref TEXT,
  actor TEXT NOT NULL,
  commitment TEXT NOT NULL,
  prev TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE event_payload (
  seq INTEGER PRIMARY KEY REFERENCES event (seq),
  -- Sealed as well: with the salt in clear a commitment could be tested against guesses.
  salt TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT;
