-- Whom an event names beside its actor, so that all that is written of somebody can be shown to them, and erased.
CREATE TABLE event_person (
  -- Pseudonym, as an actor has one: keyed digest of the account.
  person TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES event (seq),
  PRIMARY KEY (person, seq)
) STRICT;

-- What somebody did: the same.
CREATE INDEX event_by_actor ON event (actor);

-- The next import writes its sellers again, skeletons of their slugs included.
UPDATE seller SET import_digest = NULL WHERE origin = 'import';
