-- A photo that is hidden has its renditions moved to keys that nobody was given, so that URLs signed before fail at the store.

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN "renditionRound" INTEGER NOT NULL DEFAULT 0;

-- Whoever hides a photo or shows it again adds the job: this release, the one before, or an operator. One that waited was
-- never given to others. A job that runs at this moment may have read the place before, so its lease is ended and it runs
-- again: it finishes only what it still holds.
CREATE FUNCTION "add_move_job"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Job" ("kind", "subject") VALUES ('MOVE_RENDITIONS', NEW."id"::text)
    ON CONFLICT ("kind", "subject") DO UPDATE SET "leaseUntil" = NULL, "runAfter" = NULL, "attempts" = "Job"."attempts" + 1;
    RETURN NULL;
END
$$;

CREATE TRIGGER "Photo_moves_renditions" AFTER UPDATE ON "Photo" FOR EACH ROW
    WHEN (NEW."state" = 'READY' AND OLD."state" = 'READY' AND OLD."place" <> NEW."place"
          AND (OLD."place" = 'SHOWN' OR OLD."place" = 'HIDDEN' AND NEW."place" = 'SHOWN'))
    EXECUTE FUNCTION "add_move_job"();

-- URLs of what was hidden in the last eight hours may still work.
INSERT INTO "Job" ("kind", "subject")
    SELECT 'MOVE_RENDITIONS', "id"::text FROM "Photo"
    WHERE "state" = 'READY' AND "place" = 'HIDDEN' AND "placedAt" > now() - interval '8 hours' ORDER BY "placedAt";
