-- Who once had a part in a shop, and which rivals have heard of each other.

-- Whoever has left a shop still decides nothing about its claims.
CREATE TABLE former_member (
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  PRIMARY KEY (seller_id, account_id)
) STRICT;

-- Shops that an account was in: they go with it.
CREATE INDEX former_member_by_account ON former_member (account_id);

-- That the shop of a claim heard that another shop has its code on the same profile, and when last.
CREATE TABLE dispute_notice (
  seller_id TEXT NOT NULL REFERENCES seller (id) ON DELETE CASCADE,
  rival_id TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  told_at TEXT NOT NULL,
  PRIMARY KEY (seller_id, rival_id)
) STRICT;
