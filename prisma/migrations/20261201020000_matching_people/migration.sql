-- Matching people to rows of the roll: rows that are merged, addresses that differ by a +part, and households.
-- Everything is added, so that the release before this one goes on.

-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN "emailBase" TEXT,
ADD COLUMN "guardianId" UUID;

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN "forId" UUID;

-- AlterTable
ALTER TABLE "Upload" ADD COLUMN "forId" UUID;

-- CreateTable
CREATE TABLE "RollMerge" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "rowId" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "goneId" UUID NOT NULL,
    "email" TEXT,
    "record" JSONB NOT NULL,
    "actorId" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "RollMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RollDistinct" (
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,

    CONSTRAINT "RollDistinct_pkey" PRIMARY KEY ("oneId","otherId")
);

-- One pair is one row.
ALTER TABLE "RollDistinct" ADD CONSTRAINT "RollDistinct_order" CHECK ("oneId" < "otherId");

-- What is searched, sorted and compared by is written with each row, whoever writes it.
CREATE OR REPLACE FUNCTION "prepare_attendance"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."sortName" := left(plain_text(coalesce(NEW."name", NEW."email", '')), 100);
    NEW."search" := ' ' || plain_text(concat_ws(' ', NEW."name", NEW."email", NEW."group"));
    NEW."emailBase" := regexp_replace(NEW."email", '^([^+@]+)\+[^@]*@', '\1@');
    RETURN NEW;
END
$$;

-- Nobody has changed these rows: an organizer who has one open may save it.
ALTER TABLE "Attendance" DISABLE TRIGGER "Attendance_counts_versions";
UPDATE "Attendance" SET "emailBase" = regexp_replace("email", '^([^+@]+)\+[^@]*@', '\1@') WHERE "email" IS NOT NULL;
ALTER TABLE "Attendance" ENABLE TRIGGER "Attendance_counts_versions";

-- CreateIndex
CREATE INDEX "RollMerge_eventId_idx" ON "RollMerge"("eventId");

-- CreateIndex
CREATE INDEX "RollMerge_rowId_idx" ON "RollMerge"("rowId");

-- CreateIndex
CREATE INDEX "RollMerge_email_idx" ON "RollMerge"("email");

-- CreateIndex
CREATE INDEX "RollMerge_actorId_idx" ON "RollMerge"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "RollMerge_goneId_key" ON "RollMerge"("goneId");

-- CreateIndex
CREATE INDEX "RollDistinct_otherId_idx" ON "RollDistinct"("otherId");

-- CreateIndex
CREATE INDEX "Attendance_guardianId_idx" ON "Attendance"("guardianId");

-- CreateIndex
CREATE INDEX "Attendance_eventId_emailBase_idx" ON "Attendance"("eventId", "emailBase");

-- CreateIndex
CREATE INDEX "Photo_forId_idx" ON "Photo"("forId");

-- CreateIndex
CREATE INDEX "Upload_forId_idx" ON "Upload"("forId");

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_guardianId_fkey" FOREIGN KEY ("guardianId") REFERENCES "Attendance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollMerge" ADD CONSTRAINT "RollMerge_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollMerge" ADD CONSTRAINT "RollMerge_rowId_fkey" FOREIGN KEY ("rowId") REFERENCES "Attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollMerge" ADD CONSTRAINT "RollMerge_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollDistinct" ADD CONSTRAINT "RollDistinct_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollDistinct" ADD CONSTRAINT "RollDistinct_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_forId_fkey" FOREIGN KEY ("forId") REFERENCES "Attendance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_forId_fkey" FOREIGN KEY ("forId") REFERENCES "Attendance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A guardian is on the same roll and has no guardian, so that a household is one guardian and their dependants. The lock on
-- the guardian makes this exact when several rows change at once: whoever changes the guardian's own row waits.
CREATE FUNCTION "check_guardian"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "guardian" "Attendance";
BEGIN
    SELECT * INTO "guardian" FROM "Attendance" WHERE "id" = NEW."guardianId" FOR NO KEY UPDATE;
    IF "guardian"."eventId" IS DISTINCT FROM NEW."eventId" OR "guardian"."guardianId" IS NOT NULL OR NEW."guardianId" = NEW."id"
        OR EXISTS (SELECT FROM "Attendance" WHERE "guardianId" = NEW."id")
    THEN
        RAISE EXCEPTION 'A guardian is on the same roll, and nobody looks after them.'
            USING ERRCODE = 'check_violation', TABLE = 'Attendance', CONSTRAINT = 'Attendance_guardian';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER "Attendance_guardian_is_checked" BEFORE INSERT OR UPDATE OF "guardianId", "eventId" ON "Attendance"
    FOR EACH ROW WHEN (NEW."guardianId" IS NOT NULL) EXECUTE FUNCTION "check_guardian"();

-- What changes for a dependant may change what their guardian may do, so the guardian's pages learn of it too.
CREATE OR REPLACE FUNCTION "note_membership_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Change" ("eventId", "transaction", "kind", "personId", "createdAt")
    SELECT DISTINCT coalesce(NEW."eventId", OLD."eventId"), pg_current_xact_id()::text::bigint, 'MEMBERSHIP'::"ChangeKind", "person", clock_timestamp()
    FROM (
        SELECT NEW."userId" AS "person"
        UNION
        SELECT "userId" FROM "Attendance" WHERE "id" IN (NEW."guardianId", OLD."guardianId")
    ) "concerned"
    WHERE "person" IS NOT NULL;
    RETURN NULL;
END
$$;

DROP TRIGGER "Attendance_notes_change" ON "Attendance";
CREATE TRIGGER "Attendance_notes_addition" AFTER INSERT ON "Attendance"
    FOR EACH ROW WHEN (NEW."userId" IS NOT NULL OR NEW."guardianId" IS NOT NULL) EXECUTE FUNCTION "note_membership_change"();
CREATE TRIGGER "Attendance_notes_change" AFTER UPDATE OF "userId", "role", "status", "guardianId" ON "Attendance"
    FOR EACH ROW WHEN (NEW."userId" IS NOT NULL OR NEW."guardianId" IS NOT NULL OR OLD."guardianId" IS NOT NULL)
    EXECUTE FUNCTION "note_membership_change"();
CREATE TRIGGER "Attendance_notes_removal" AFTER DELETE ON "Attendance"
    FOR EACH ROW WHEN (OLD."guardianId" IS NOT NULL) EXECUTE FUNCTION "note_membership_change"();
