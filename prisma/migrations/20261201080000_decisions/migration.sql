-- Decisions of organizers over one photo or many, which are undone as one. Everything is added, so that the release before
-- this one goes on. Its own decisions count as well, because triggers count them.

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN     "movedIn" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "placeVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "onlyPlace" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "byId" UUID,
    "place" "PhotoPlace" NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DecidedPhoto" (
    "decisionId" UUID NOT NULL,
    "photoId" UUID NOT NULL,
    "place" "PhotoPlace" NOT NULL,
    "placeReason" TEXT,
    "placeNote" TEXT,
    "placedById" UUID,
    "placedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "DecidedPhoto_pkey" PRIMARY KEY ("decisionId","photoId")
);

-- CreateIndex
CREATE INDEX "Decision_eventId_idx" ON "Decision"("eventId");

-- CreateIndex
CREATE INDEX "Decision_byId_idx" ON "Decision"("byId");

-- CreateIndex
CREATE INDEX "Decision_undoneById_idx" ON "Decision"("undoneById");

-- CreateIndex
CREATE INDEX "Decision_createdAt_idx" ON "Decision"("createdAt");

-- CreateIndex
CREATE INDEX "DecidedPhoto_photoId_idx" ON "DecidedPhoto"("photoId");

-- CreateIndex
CREATE INDEX "AuditEntry_eventId_subject_idx" ON "AuditEntry"("eventId", "subject");

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecidedPhoto" ADD CONSTRAINT "DecidedPhoto_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecidedPhoto" ADD CONSTRAINT "DecidedPhoto_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "Photo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever changes a photo's place is counted: this release, the one before, or an operator. The name comes after those of
-- the triggers that change the place and the section themselves, because triggers run in the order of their names.
CREATE FUNCTION "note_photo_move"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."movedIn" := pg_current_xact_id()::text::bigint;
    IF TG_OP = 'UPDATE' AND (NEW."place", NEW."placeReason", NEW."placeNote") IS DISTINCT FROM (OLD."place", OLD."placeReason", OLD."placeNote") THEN
        NEW."placeVersion" := OLD."placeVersion" + 1;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER "Photo_notes_addition" BEFORE INSERT ON "Photo" FOR EACH ROW EXECUTE FUNCTION "note_photo_move"();
CREATE TRIGGER "Photo_notes_move" BEFORE UPDATE ON "Photo" FOR EACH ROW
    WHEN ((NEW."place", NEW."placeReason", NEW."placeNote", NEW."state", NEW."sectionId", NEW."takenAt")
          IS DISTINCT FROM
          (OLD."place", OLD."placeReason", OLD."placeNote", OLD."state", OLD."sectionId", OLD."takenAt"))
    EXECUTE FUNCTION "note_photo_move"();

-- The feed tells a page with a few bytes for each photo that many of them were placed, instead of having it load them again.
CREATE OR REPLACE FUNCTION "note_photo_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "ofPlace" text[] := '{place,placeReason,placeNote,placedById,placedAt,placeVersion,movedIn,hidden}';
BEGIN
    INSERT INTO "Change" ("eventId", "transaction", "kind", "photoId", "personId", "wasReady", "wasShown", "onlyPlace", "createdAt")
    SELECT COALESCE(NEW."eventId", OLD."eventId"), pg_current_xact_id()::text::bigint, 'PHOTO',
           COALESCE(NEW."id", OLD."id"), COALESCE(NEW."uploaderId", OLD."uploaderId"),
           COALESCE(OLD."state" = 'READY', false), COALESCE(OLD."state" = 'READY' AND OLD."place" = 'SHOWN', false),
           TG_OP = 'UPDATE' AND to_jsonb(OLD) - "ofPlace" = to_jsonb(NEW) - "ofPlace",
           clock_timestamp();
    RETURN NULL;
END
$$;
