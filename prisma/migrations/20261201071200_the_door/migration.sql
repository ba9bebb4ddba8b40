-- The door: what a steward searches, how many companions came, and news of the roll for the pages that count who is in.
-- Everything is added, so that the release before this one goes on.

-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN "doorSearch" TEXT NOT NULL DEFAULT '',
ADD COLUMN "plusOnesIn" INTEGER;

ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_plus_ones_in" CHECK ("plusOnesIn" BETWEEN 0 AND 99);

-- What a steward searches has no e-mail address in it. With one, a steward could read addresses letter by letter, from who is
-- found. Whoever has no name on the roll is found by the name of their account.
CREATE OR REPLACE FUNCTION "prepare_attendance"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."sortName" := left(plain_text(coalesce(NEW."name", NEW."email", '')), 100);
    NEW."search" := ' ' || plain_text(concat_ws(' ', NEW."name", NEW."email", NEW."group"));
    NEW."emailBase" := regexp_replace(NEW."email", '^([^+@]+)\+[^@]*@', '\1@');
    NEW."doorSearch" := ' ' || plain_text(concat_ws(' ',
        coalesce(NEW."name", (SELECT "name" FROM "User" WHERE "id" = NEW."userId")), NEW."group"));
    RETURN NEW;
END
$$;

DROP TRIGGER "Attendance_is_prepared" ON "Attendance";
CREATE TRIGGER "Attendance_is_prepared" BEFORE INSERT OR UPDATE OF "name", "email", "group", "userId" ON "Attendance"
    FOR EACH ROW EXECUTE FUNCTION "prepare_attendance"();

CREATE FUNCTION "prepare_attendances_of_user"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Attendance" SET "name" = "name" WHERE "userId" = NEW."id" AND "name" IS NULL;
    RETURN NULL;
END
$$;

CREATE TRIGGER "User_name_is_searched" AFTER UPDATE OF "name" ON "User"
    FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "prepare_attendances_of_user"();

-- Nobody has changed these rows: an organizer who has one open may save it.
ALTER TABLE "Attendance" DISABLE TRIGGER "Attendance_counts_versions";
UPDATE "Attendance" SET "name" = "name";
ALTER TABLE "Attendance" ENABLE TRIGGER "Attendance_counts_versions";

-- How many companions came belongs to a check-in, and ends with it, whoever takes it back.
CREATE FUNCTION "forget_companions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."plusOnesIn" := NULL;
    RETURN NEW;
END
$$;

CREATE TRIGGER "Attendance_forgets_companions" BEFORE UPDATE OF "status" ON "Attendance"
    FOR EACH ROW WHEN (NEW."status" <> 'ATTENDED' AND NEW."plusOnesIn" IS NOT NULL) EXECUTE FUNCTION "forget_companions"();

-- What the pages at the door count and show has changed. One row for a statement and not for each person, so that a list of
-- thousands that is imported does not make every open page load everything again.
CREATE FUNCTION "note_roll_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO "Change" ("eventId", "transaction", "kind", "createdAt")
        SELECT "eventId", pg_current_xact_id()::text::bigint, 'ROLL'::"ChangeKind", clock_timestamp() FROM "now" GROUP BY "eventId";
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO "Change" ("eventId", "transaction", "kind", "createdAt")
        SELECT "eventId", pg_current_xact_id()::text::bigint, 'ROLL'::"ChangeKind", clock_timestamp() FROM "before"
        WHERE EXISTS (SELECT FROM "Event" WHERE "Event"."id" = "before"."eventId") GROUP BY "eventId";
    ELSE
        INSERT INTO "Change" ("eventId", "transaction", "kind", "createdAt")
        SELECT "now"."eventId", pg_current_xact_id()::text::bigint, 'ROLL'::"ChangeKind", clock_timestamp()
        FROM "now" JOIN "before" ON "before"."id" = "now"."id"
        WHERE ("before"."status", "before"."doorSearch", "before"."plusOnes", "before"."plusOnesIn")
            IS DISTINCT FROM ("now"."status", "now"."doorSearch", "now"."plusOnes", "now"."plusOnesIn")
        GROUP BY "now"."eventId";
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER "Roll_notes_additions" AFTER INSERT ON "Attendance"
    REFERENCING NEW TABLE AS "now" FOR EACH STATEMENT EXECUTE FUNCTION "note_roll_change"();
CREATE TRIGGER "Roll_notes_changes" AFTER UPDATE ON "Attendance"
    REFERENCING OLD TABLE AS "before" NEW TABLE AS "now" FOR EACH STATEMENT EXECUTE FUNCTION "note_roll_change"();
CREATE TRIGGER "Roll_notes_removals" AFTER DELETE ON "Attendance"
    REFERENCING OLD TABLE AS "before" FOR EACH STATEMENT EXECUTE FUNCTION "note_roll_change"();
