-- People keep favourites, and an album can be read by how many people have each photo among them. Everything is added, so
-- that the release before this one goes on.

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN     "favourites" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "favourites" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Favourite" (
    "photoId" UUID NOT NULL,
    "attendanceId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Favourite_pkey" PRIMARY KEY ("photoId","attendanceId")
);

-- CreateIndex
CREATE INDEX "Favourite_attendanceId_idx" ON "Favourite"("attendanceId");

-- AddForeignKey
ALTER TABLE "Favourite" ADD CONSTRAINT "Favourite_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "Photo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Favourite" ADD CONSTRAINT "Favourite_attendanceId_fkey" FOREIGN KEY ("attendanceId") REFERENCES "Attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION "count_favourite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE "Photo" SET "favourites" = "favourites" + 1 WHERE "id" = NEW."photoId";
    ELSE
        UPDATE "Photo" SET "favourites" = "favourites" - 1 WHERE "id" = OLD."photoId";
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER "Favourite_is_counted" AFTER INSERT OR DELETE ON "Favourite"
    FOR EACH ROW EXECUTE FUNCTION "count_favourite"();

-- A change of the count is told like any other change of a photo, and says by how much. The album by favourites subtracts
-- what has happened since its first page (server/photos/best-photos.ts).
CREATE OR REPLACE FUNCTION "note_photo_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Placing a photo settles its reports as well.
    "ofPlace" text[] := '{place,placeReason,placeNote,placedById,placedAt,placeVersion,movedIn,hidden,reportsOpen,reportsSettledTo}';
BEGIN
    INSERT INTO "Change" ("eventId", "transaction", "kind", "photoId", "personId", "wasReady", "wasShown", "onlyPlace", "favourites",
                          "createdAt")
    SELECT COALESCE(NEW."eventId", OLD."eventId"), pg_current_xact_id()::text::bigint, 'PHOTO',
           COALESCE(NEW."id", OLD."id"), COALESCE(NEW."uploaderId", OLD."uploaderId"),
           COALESCE(OLD."state" = 'READY', false), COALESCE(OLD."state" = 'READY' AND OLD."place" = 'SHOWN', false),
           TG_OP = 'UPDATE' AND to_jsonb(OLD) - "ofPlace" = to_jsonb(NEW) - "ofPlace",
           CASE WHEN TG_OP = 'UPDATE' THEN NEW."favourites" - OLD."favourites" ELSE 0 END,
           clock_timestamp();
    RETURN NULL;
END
$$;
