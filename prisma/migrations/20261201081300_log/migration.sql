-- The log says whose photo or membership an entry is about, also when that is gone, and is read by time.
-- Everything is added, so that the release before this one goes on, and its entries get the person as well.

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "personId" UUID;

-- CreateIndex
CREATE INDEX "RollEntry_eventId_at_id_idx" ON "RollEntry"("eventId", "at" DESC, "id" DESC);

-- The uploader of the photo, or whoever has the membership. A photo is deleted before its entry is written, but not before
-- the change feed has noted whose it was.
CREATE FUNCTION "person_of_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."action" LIKE 'photo.%' THEN
        NEW."personId" := coalesce(
            (SELECT "uploaderId" FROM "Photo" WHERE "id" = NEW."subject"::uuid),
            (SELECT "personId" FROM "Change" WHERE "eventId" = NEW."eventId"
                AND "transaction" = pg_current_xact_id()::text::bigint AND "photoId" = NEW."subject"::uuid LIMIT 1));
    ELSIF NEW."action" LIKE 'uploads.%' OR NEW."action" LIKE 'organizer.%' THEN
        NEW."personId" := (SELECT "userId" FROM "Attendance" WHERE "id" = NEW."subject"::uuid);
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER "AuditEntry_names_person" BEFORE INSERT ON "AuditEntry"
    FOR EACH ROW WHEN (NEW."personId" IS NULL) EXECUTE FUNCTION "person_of_audit"();

-- Entries from before, as far as their subject is still there.
UPDATE "AuditEntry" SET "personId" = "Photo"."uploaderId" FROM "Photo"
WHERE "AuditEntry"."action" LIKE 'photo.%' AND "Photo"."id"::text = "AuditEntry"."subject";
UPDATE "AuditEntry" SET "personId" = "Attendance"."userId" FROM "Attendance"
WHERE "AuditEntry"."action" LIKE 'organizer.%' AND "Attendance"."id"::text = "AuditEntry"."subject";
