-- What changed in each event, for the pages that are open (server/changes/read-changes.ts).

-- CreateEnum
CREATE TYPE "ChangeKind" AS ENUM ('PHOTO', 'MEMBERSHIP', 'EVENT');

-- CreateTable
CREATE TABLE "Change" (
    "id" BIGSERIAL NOT NULL,
    "eventId" UUID NOT NULL,
    "transaction" BIGINT NOT NULL,
    "kind" "ChangeKind" NOT NULL,
    "photoId" UUID,
    "personId" UUID,
    "wasReady" BOOLEAN NOT NULL DEFAULT false,
    "wasShown" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Change_eventId_transaction_idx" ON "Change"("eventId", "transaction");

-- CreateIndex
CREATE INDEX "Change_createdAt_idx" ON "Change"("createdAt");

-- Triggers write the rows, so that no writer can forget to: this release, the one before and an operator at the console
-- all feed the pages that are open. The id of the transaction is the one of the whole transaction, also inside a savepoint.
CREATE FUNCTION "note_photo_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Change" ("eventId", "transaction", "kind", "photoId", "personId", "wasReady", "wasShown", "createdAt")
    SELECT COALESCE(NEW."eventId", OLD."eventId"), pg_current_xact_id()::text::bigint, 'PHOTO',
           COALESCE(NEW."id", OLD."id"), COALESCE(NEW."uploaderId", OLD."uploaderId"),
           COALESCE(OLD."state" = 'READY', false), COALESCE(OLD."state" = 'READY' AND OLD."place" = 'SHOWN', false),
           clock_timestamp();
    RETURN NULL;
END
$$;

CREATE TRIGGER "Photo_notes_addition_or_removal" AFTER INSERT OR DELETE ON "Photo"
    FOR EACH ROW EXECUTE FUNCTION "note_photo_change"();
-- Leases and counters are not news. Any other column is, and so is one that a later migration adds.
CREATE TRIGGER "Photo_notes_change" AFTER UPDATE ON "Photo" FOR EACH ROW
    WHEN (to_jsonb(OLD) - '{developAttempts,developStarts,developingUntil,replacements,replacementsSince}'::text[]
          IS DISTINCT FROM
          to_jsonb(NEW) - '{developAttempts,developStarts,developingUntil,replacements,replacementsSince}'::text[])
    EXECUTE FUNCTION "note_photo_change"();

-- A person who is taken off the roll needs no row, because the feed reads the roll itself.
CREATE FUNCTION "note_membership_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Change" ("eventId", "transaction", "kind", "personId", "createdAt")
    VALUES (NEW."eventId", pg_current_xact_id()::text::bigint, 'MEMBERSHIP', NEW."userId", clock_timestamp());
    RETURN NULL;
END
$$;

CREATE TRIGGER "Attendance_notes_change" AFTER INSERT OR UPDATE OF "userId", "role", "status" ON "Attendance"
    FOR EACH ROW WHEN (NEW."userId" IS NOT NULL) EXECUTE FUNCTION "note_membership_change"();

CREATE FUNCTION "note_event_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Change" ("eventId", "transaction", "kind", "createdAt")
    VALUES (NEW."id", pg_current_xact_id()::text::bigint, 'EVENT', clock_timestamp());
    RETURN NULL;
END
$$;

CREATE TRIGGER "Event_notes_change" AFTER UPDATE ON "Event"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "note_event_change"();
