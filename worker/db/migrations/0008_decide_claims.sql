-- Who decides a claim second, and by what an approved one is seen again.

-- Drawn when the first person votes; nobody else may cast that vote. NULL: nobody is drawn, or nobody may be.
ALTER TABLE claim ADD COLUMN second_voter TEXT REFERENCES account (id) ON DELETE SET NULL;
ALTER TABLE claim ADD COLUMN second_drawn_at TEXT;
-- The mark was unseen for so long that the badge stepped down, and its owner was told.
ALTER TABLE claim ADD COLUMN told_at TEXT;

-- A profile is one shop's at a time.
CREATE UNIQUE INDEX claim_approved ON claim (key) WHERE state = 'approved';
-- Rechecks that owners asked for: the desk.
CREATE INDEX claim_by_recheck ON claim (recheck_asked_at) WHERE recheck_asked_at IS NOT NULL;

-- Two sightings from one network are one; another account under the handle is no sighting of the mark.
ALTER TABLE mark_sighting ADD COLUMN network_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE mark_sighting ADD COLUMN platform_id TEXT;

-- Profiles whose mark was not seen for long: upkeep.
CREATE INDEX profile_by_control ON profile (control_seen_at) WHERE control_seen_at IS NOT NULL;
