-- A photo's place in the album, instead of "hidden", which cannot tell a photo that waits for approval from one that an
-- organizer hid.

-- CreateEnum
CREATE TYPE "PhotoPlace" AS ENUM ('SHOWN', 'WAITING', 'HIDDEN');

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "details" JSONB;

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN     "place" "PhotoPlace" NOT NULL DEFAULT 'SHOWN',
ADD COLUMN     "placeNote" TEXT,
ADD COLUMN     "placeReason" TEXT,
ADD COLUMN     "placedAt" TIMESTAMPTZ(3),
ADD COLUMN     "placedById" UUID;

-- CreateIndex
CREATE INDEX "Photo_placedById_idx" ON "Photo"("placedById");

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_placedById_fkey" FOREIGN KEY ("placedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Today's hidden photos. One that the log says was hidden is HIDDEN. Any other is hidden since it was confirmed, so it waits
-- if its event approves photos before they are shown.
WITH "hide" AS (
    SELECT DISTINCT ON ("subject") "subject", "actorId", "createdAt" FROM "AuditEntry"
    WHERE "action" = 'photo.hide' ORDER BY "subject", "createdAt" DESC, "id" DESC
), "placed" AS (
    SELECT "Photo"."id", "User"."id" AS "by", "hide"."createdAt" AS "at",
           CASE WHEN "hide"."subject" IS NULL AND "Event"."moderation" = 'BEFORE' THEN 'WAITING' ELSE 'HIDDEN' END AS "place"
    FROM "Photo" JOIN "Event" ON "Event"."id" = "Photo"."eventId"
    LEFT JOIN "hide" ON "hide"."subject" = "Photo"."id"::text
    LEFT JOIN "User" ON "User"."id" = "hide"."actorId"
    WHERE "Photo"."hidden"
)
UPDATE "Photo" SET "place" = "placed"."place"::"PhotoPlace", "placedById" = "placed"."by", "placedAt" = "placed"."at"
FROM "placed" WHERE "placed"."id" = "Photo"."id";

-- The release before runs until this one is up, and longer if it is not, so both columns are kept in step. What one
-- statement changed decides: this release writes only "place", and the one before only "hidden". The column and the trigger
-- are dropped in the release after.
CREATE FUNCTION "keep_hidden_in_step"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW."place" = OLD."place" AND NEW."hidden" <> OLD."hidden" THEN
        NEW."place" := CASE WHEN NEW."hidden" THEN 'HIDDEN' ELSE 'SHOWN' END;
        NEW."placeReason" := NULL;
        NEW."placeNote" := NULL;
        NEW."placedById" := NULL;
        NEW."placedAt" := now();
    ELSIF TG_OP = 'INSERT' AND NEW."place" = 'SHOWN' AND NEW."hidden" THEN
        NEW."place" := CASE WHEN (SELECT "moderation" FROM "Event" WHERE "id" = NEW."eventId") = 'BEFORE'
                            THEN 'WAITING' ELSE 'HIDDEN' END;
    ELSE
        NEW."hidden" := NEW."place" <> 'SHOWN';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER "Photo_keeps_hidden_in_step" BEFORE INSERT OR UPDATE OF "place", "hidden" ON "Photo"
    FOR EACH ROW EXECUTE FUNCTION "keep_hidden_in_step"();

-- Only a hidden photo has a reason. A note is at most as long as rules/hide-reasons.ts allows.
ALTER TABLE "Photo"
    ADD CONSTRAINT "Photo_reason_only_if_hidden" CHECK ("place" = 'HIDDEN' OR ("placeReason" IS NULL AND "placeNote" IS NULL)),
    ADD CONSTRAINT "Photo_place_note_length" CHECK (char_length("placeNote") BETWEEN 1 AND 200);
