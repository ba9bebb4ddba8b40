-- People report photos, and photos that enough of them report are hidden for review (server/photos/report-photo.ts).
-- Everything is added, so that the release before this one goes on.

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "reportsToHide" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN     "reportsOpen" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reportsSettledTo" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "forOrganizers" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PhotoReport" (
    "id" BIGSERIAL NOT NULL,
    "photoId" UUID NOT NULL,
    "attendanceId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PhotoReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PhotoReport_photoId_attendanceId_key" ON "PhotoReport"("photoId", "attendanceId");

-- CreateIndex
CREATE INDEX "PhotoReport_attendanceId_idx" ON "PhotoReport"("attendanceId");

-- AddForeignKey
ALTER TABLE "PhotoReport" ADD CONSTRAINT "PhotoReport_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "Photo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PhotoReport" ADD CONSTRAINT "PhotoReport_attendanceId_fkey" FOREIGN KEY ("attendanceId") REFERENCES "Attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Event" ADD CONSTRAINT "Event_reports_to_hide" CHECK ("reportsToHide" BETWEEN 1 AND 99);
-- A note is at most as long as rules/report-reasons.ts allows.
ALTER TABLE "PhotoReport" ADD CONSTRAINT "PhotoReport_note_length" CHECK (char_length("note") BETWEEN 1 AND 200);

-- The open reports of a photo are those with an id above the one that organizers have settled. Settling changes the photo
-- alone, so that it never waits for somebody who leaves the roll and takes their reports along.
CREATE FUNCTION "count_report"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE "Photo" SET "reportsOpen" = "reportsOpen" + 1
        WHERE "id" = NEW."photoId" AND NEW."id" > "reportsSettledTo";
    ELSE
        UPDATE "Photo" SET "reportsOpen" = greatest("reportsOpen" - 1, 0)
        WHERE "id" = OLD."photoId" AND OLD."id" > "reportsSettledTo";
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER "PhotoReport_is_counted" AFTER INSERT OR DELETE ON "PhotoReport"
    FOR EACH ROW EXECUTE FUNCTION "count_report"();

-- An organizer who decides about a photo settles its reports: shows it, hides it, or says that they are unfounded. Hiding and
-- showing what a blocked person added is no decision about one photo.
CREATE FUNCTION "settle_reports"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."reportsSettledTo" = OLD."reportsSettledTo" THEN
        NEW."reportsSettledTo" := greatest(OLD."reportsSettledTo",
            coalesce((SELECT max("id") FROM "PhotoReport" WHERE "photoId" = NEW."id"), 0));
    END IF;
    NEW."reportsOpen" := (SELECT count(*) FROM "PhotoReport" WHERE "photoId" = NEW."id" AND "id" > NEW."reportsSettledTo");
    RETURN NEW;
END
$$;

CREATE TRIGGER "Photo_settles_reports" BEFORE UPDATE ON "Photo" FOR EACH ROW
    WHEN (NEW."reportsSettledTo" <> OLD."reportsSettledTo"
          OR (OLD."reportsOpen" > 0
              AND OLD."placeReason" IS DISTINCT FROM 'BLOCKED' AND NEW."placeReason" IS DISTINCT FROM 'BLOCKED'
              AND (OLD."place" <> 'SHOWN' AND NEW."place" = 'SHOWN'
                   OR NEW."placedById" IS NOT NULL AND (NEW."place", NEW."placeReason", NEW."placedById", NEW."placedAt")
                       IS DISTINCT FROM (OLD."place", OLD."placeReason", OLD."placedById", OLD."placedAt"))))
    EXECUTE FUNCTION "settle_reports"();

-- A photo that is reported after an organizer has pressed a button for all that are reported is not decided by it.
DROP TRIGGER "Photo_notes_move" ON "Photo";
CREATE TRIGGER "Photo_notes_move" BEFORE UPDATE ON "Photo" FOR EACH ROW
    WHEN ((NEW."place", NEW."placeReason", NEW."placeNote", NEW."state", NEW."sectionId", NEW."takenAt", NEW."reportsOpen")
          IS DISTINCT FROM
          (OLD."place", OLD."placeReason", OLD."placeNote", OLD."state", OLD."sectionId", OLD."takenAt", OLD."reportsOpen"))
    EXECUTE FUNCTION "note_photo_move"();

-- How often a photo is reported is news to organizers only.
DROP TRIGGER "Photo_notes_change" ON "Photo";
CREATE TRIGGER "Photo_notes_change" AFTER UPDATE ON "Photo" FOR EACH ROW
    WHEN (to_jsonb(OLD) - '{developAttempts,developStarts,developingUntil,replacements,replacementsSince,reportsOpen,reportsSettledTo,movedIn}'::text[]
          IS DISTINCT FROM
          to_jsonb(NEW) - '{developAttempts,developStarts,developingUntil,replacements,replacementsSince,reportsOpen,reportsSettledTo,movedIn}'::text[])
    EXECUTE FUNCTION "note_photo_change"();

CREATE FUNCTION "note_report_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Change" ("eventId", "transaction", "kind", "photoId", "personId", "wasReady", "wasShown", "forOrganizers", "createdAt")
    VALUES (NEW."eventId", pg_current_xact_id()::text::bigint, 'PHOTO', NEW."id", NEW."uploaderId",
            OLD."state" = 'READY', OLD."state" = 'READY' AND OLD."place" = 'SHOWN', true, clock_timestamp());
    RETURN NULL;
END
$$;

CREATE TRIGGER "Photo_notes_reports" AFTER UPDATE ON "Photo" FOR EACH ROW
    WHEN (OLD."reportsOpen" <> NEW."reportsOpen") EXECUTE FUNCTION "note_report_change"();
