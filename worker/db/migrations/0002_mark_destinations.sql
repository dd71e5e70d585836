-- What sort of number a destination is; the number itself lies sealed. NULL until the next import writes it.
ALTER TABLE destination ADD COLUMN kind TEXT CHECK (kind IN ('bank', 'ewallet', 'phone', 'qris'));

-- The next import writes its sellers again, kinds included.
UPDATE seller SET import_digest = NULL;

-- By what the sealed number of a row is found again: its evaluation by the oblivious function, digested. Nothing in
-- here is a value that anybody without our keys can obtain: devices know evaluations, and digests of those are keyed.
CREATE TABLE destination_mark (
  -- The row whose number it marks: one of the two.
  destination_id TEXT REFERENCES destination (id) ON DELETE CASCADE,
  finding_id TEXT REFERENCES finding (id) ON DELETE CASCADE,
  -- The key of the function that evaluated it.
  epoch INTEGER NOT NULL,
  -- `<id of the index key>.<HMAC-SHA-256 of the evaluation, hex>`: equal numbers have equal digests.
  digest TEXT NOT NULL,
  -- The same of epoch and first 12 bits: finds all numbers of a bucket.
  group_digest TEXT NOT NULL,
  -- The evaluation, 32 bytes in base64.
  sealed_output TEXT NOT NULL,
  CHECK ((destination_id IS NULL) <> (finding_id IS NULL)),
  UNIQUE (destination_id, epoch),
  UNIQUE (finding_id, epoch)
) STRICT;

-- All numbers of a bucket: publisher.
CREATE INDEX destination_mark_by_group ON destination_mark (group_digest);
-- All rows that speak of one number: publisher.
CREATE INDEX destination_mark_by_digest ON destination_mark (digest);
