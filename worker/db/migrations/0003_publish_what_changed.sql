-- What a verified handle is imitated by; NULL where nothing could look like it. SHA-256 in hex, like `hash`.
ALTER TABLE profile ADD COLUMN skeleton_hash TEXT;

-- Verified handles whose skeleton falls into a bucket: publisher.
CREATE INDEX profile_by_skeleton ON profile (skeleton_hash) WHERE skeleton_hash IS NOT NULL;

-- The next import writes its sellers again, skeletons included.
UPDATE seller SET import_digest = NULL;

-- What was written since it was last published. Every change of public rows leaves its marks here, in the same
-- transaction. A row that is there already is replaced, so that its stamp is always that of the last change.
CREATE TABLE unpublished (
  stamp INTEGER PRIMARY KEY AUTOINCREMENT,
  -- profile: `ref` is a profile's hash. skeleton: the hash of a handle's skeleton. group: a group of destinations.
  kind TEXT NOT NULL CHECK (kind IN ('profile', 'skeleton', 'group')),
  ref TEXT NOT NULL,
  UNIQUE (kind, ref)
) STRICT;

-- Everything that is there has to be published once under the new rules.
INSERT INTO unpublished (kind, ref) SELECT 'profile', hash FROM profile;

-- Cache tags of what was rewritten and is not purged yet.
CREATE TABLE unpurged (id INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT NOT NULL UNIQUE) STRICT;
