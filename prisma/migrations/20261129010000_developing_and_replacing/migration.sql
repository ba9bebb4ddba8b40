-- Leases taken for developing since one ended in an orderly way: a developer that dies costs no attempt, but its photo waits
-- longer each time.
ALTER TABLE "Photo" ADD COLUMN "developStarts" INTEGER NOT NULL DEFAULT 0;

-- How often a failed photo of these bytes was replaced by adding them again, and since when that is counted.
ALTER TABLE "Photo" ADD COLUMN "replacements" INTEGER NOT NULL DEFAULT 0,
                    ADD COLUMN "replacementsSince" TIMESTAMPTZ(3);
