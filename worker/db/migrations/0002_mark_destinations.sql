-- What sort of number a destination is; the number itself lies sealed. NULL until an import writes it.
ALTER TABLE destination ADD COLUMN kind TEXT CHECK (kind IN ('bank', 'ewallet', 'phone', 'qris'));

-- The next import writes its sellers again, kinds included.
UPDATE seller SET import_digest = NULL;

-- Names of the keys that a row's marks were made with: of the oblivious function, of the index, of sealing. A row
-- where they are not the keys of today is due to be marked; empty: it never was.
ALTER TABLE destination ADD COLUMN marked_with TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN marked_with TEXT NOT NULL DEFAULT '';

-- Rows that are due: marking.
CREATE INDEX destination_by_marking ON destination (marked_with);
CREATE INDEX finding_by_marking ON finding (marked_with) WHERE sealed_destination IS NOT NULL;

-- By what a sealed number is found again: its evaluation by the oblivious function, digested. Nothing in here is a
-- value that a client can obtain. Devices learn evaluations of numbers that they ask for, so neither an evaluation
-- nor its plain hash nor bits of it stand here: only digests under a key that lies outside the database. A thief of
-- all tables who may also ask the server still cannot tell which row a number belongs to.
CREATE TABLE destination_mark (
  -- The row whose number it marks: one of the two.
  destination_id TEXT REFERENCES destination (id) ON DELETE CASCADE,
  finding_id TEXT REFERENCES finding (id) ON DELETE CASCADE,
  -- The key of the function that evaluated it.
  epoch INTEGER NOT NULL CHECK (epoch >= 1),
  -- `<id of the index key>.<HMAC-SHA-256 of the evaluation, hex>`: equal numbers have equal digests.
  digest TEXT NOT NULL,
  -- The same of epoch and first 12 bits of the evaluation: numbers that are published in one bucket share it.
  group_digest TEXT NOT NULL,
  -- The evaluation, 32 bytes: what publishing its record takes.
  sealed_output TEXT NOT NULL,
  CHECK ((destination_id IS NULL) <> (finding_id IS NULL)),
  UNIQUE (destination_id, epoch),
  UNIQUE (finding_id, epoch)
) STRICT;

-- All numbers of a bucket: publisher.
CREATE INDEX destination_mark_by_group ON destination_mark (group_digest);
-- How many numbers there are under a key, all rows of one number, all marks under a key: publisher.
CREATE INDEX destination_mark_by_digest ON destination_mark (epoch, digest);
