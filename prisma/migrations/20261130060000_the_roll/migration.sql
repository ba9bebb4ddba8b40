-- The roll as organizers keep it: groups, plus-ones, a note, a search, and a log that the status is read from.
-- Everything is added, so that the release before this one goes on.

-- All three are trusted: the owner of the database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN "group" TEXT,
ADD COLUMN "note" TEXT,
ADD COLUMN "plusOnes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "search" TEXT NOT NULL DEFAULT '',
ADD COLUMN "sortName" TEXT NOT NULL DEFAULT '',
ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

-- Somebody may be known by name alone, and is then checked in by hand.
ALTER TABLE "Attendance" DROP CONSTRAINT "Attendance_known_by";
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_known_by"
    CHECK ("userId" IS NOT NULL OR "email" IS NOT NULL OR "name" IS NOT NULL);

ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_plus_ones" CHECK ("plusOnes" BETWEEN 0 AND 99);

-- Text as it is compared: without accents, in lower case, each letter in one piece. "ß" becomes "ss".
CREATE FUNCTION "plain_text"("given" TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN lower(unaccent(normalize("given", NFKC)));
END
$$;

-- What is searched and sorted by is written with each row, whoever writes it. A space before each word is what lets one or
-- two letters be searched from the beginning of a word: "% an%" has the trigrams "  a" and " an".
CREATE FUNCTION "prepare_attendance"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."sortName" := left(plain_text(coalesce(NEW."name", NEW."email", '')), 100);
    NEW."search" := ' ' || plain_text(concat_ws(' ', NEW."name", NEW."email", NEW."group"));
    RETURN NEW;
END
$$;

CREATE TRIGGER "Attendance_is_prepared" BEFORE INSERT OR UPDATE OF "name", "email", "group" ON "Attendance"
    FOR EACH ROW EXECUTE FUNCTION "prepare_attendance"();

-- An organizer who saves a row says which version of it was on the screen (server/roll/update-person.ts).
CREATE FUNCTION "count_attendance_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."version" := OLD."version" + 1;
    RETURN NEW;
END
$$;

CREATE TRIGGER "Attendance_counts_versions" BEFORE UPDATE ON "Attendance"
    FOR EACH ROW EXECUTE FUNCTION "count_attendance_version"();

UPDATE "Attendance" SET "name" = "name";

-- CreateIndex
CREATE INDEX "Attendance_eventId_sortName_id_idx" ON "Attendance"("eventId", "sortName", "id");
CREATE INDEX "Attendance_eventId_createdAt_id_idx" ON "Attendance"("eventId", "createdAt" DESC, "id");
CREATE INDEX "Attendance_eventId_search_idx" ON "Attendance" USING GIN ("eventId" uuid_ops, "search" gin_trgm_ops);

-- CreateTable
CREATE TABLE "RollEntry" (
    "id" BIGSERIAL NOT NULL,
    "eventId" UUID NOT NULL,
    "attendanceId" UUID NOT NULL,
    "from" "AttendanceStatus",
    "to" "AttendanceStatus",
    "checkedInAt" TIMESTAMPTZ(3),
    "actorId" UUID,
    "how" TEXT NOT NULL,
    "change" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "RollEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RollEntry_attendanceId_id_idx" ON "RollEntry"("attendanceId", "id");
CREATE INDEX "RollEntry_eventId_change_idx" ON "RollEntry"("eventId", "change");
CREATE INDEX "RollEntry_actorId_idx" ON "RollEntry"("actorId");

-- AddForeignKey
ALTER TABLE "RollEntry" ADD CONSTRAINT "RollEntry_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RollEntry" ADD CONSTRAINT "RollEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Every change of a status is an entry, whoever makes it. The transaction says who and how (server/roll/as-actor.ts).
CREATE FUNCTION "log_attendance"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    "row" "Attendance" := coalesce(NEW, OLD);
BEGIN
    -- A row that goes with its event leaves no entry, because the log goes with it as well.
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM "Event" WHERE "id" = OLD."eventId") THEN
        RETURN NULL;
    END IF;
    INSERT INTO "RollEntry" ("eventId", "attendanceId", "from", "to", "checkedInAt", "actorId", "how", "change") VALUES (
        "row"."eventId", "row"."id",
        CASE WHEN TG_OP <> 'INSERT' THEN OLD."status" END,
        CASE WHEN TG_OP <> 'DELETE' THEN NEW."status" END,
        CASE WHEN TG_OP <> 'INSERT' THEN OLD."checkedInAt" END,
        nullif(current_setting('rollcall.actor', true), '')::uuid,
        coalesce(nullif(current_setting('rollcall.how', true), ''), CASE WHEN TG_OP = 'INSERT' THEN NEW."source"::text ELSE 'SYSTEM' END),
        nullif(current_setting('rollcall.change', true), '')::uuid
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER "Attendance_is_logged" AFTER INSERT OR DELETE ON "Attendance"
    FOR EACH ROW EXECUTE FUNCTION "log_attendance"();
CREATE TRIGGER "Attendance_status_is_logged" AFTER UPDATE OF "status" ON "Attendance"
    FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION "log_attendance"();

INSERT INTO "RollEntry" ("eventId", "attendanceId", "to", "how", "at")
    SELECT "eventId", "id", "status", "source"::text, coalesce("checkedInAt", "createdAt") FROM "Attendance" ORDER BY "createdAt", "id";

-- The log only grows. It goes with its event, and forgets who an actor was when that person is deleted: both happen inside
-- a foreign key's own trigger.
CREATE FUNCTION "keep_roll_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'The log of a roll only grows.';
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;

CREATE TRIGGER "RollEntry_is_kept" BEFORE UPDATE OR DELETE ON "RollEntry"
    FOR EACH ROW EXECUTE FUNCTION "keep_roll_entry"();
