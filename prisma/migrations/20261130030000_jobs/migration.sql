-- Work that outlives a request is a row, which any process takes with FOR UPDATE SKIP LOCKED and a lease.

-- CreateEnum
CREATE TYPE "JobKind" AS ENUM ('DEVELOP', 'REMOVE_OBJECT', 'MOVE_RENDITIONS');

-- CreateTable
CREATE TABLE "Job" (
    "id" BIGSERIAL NOT NULL,
    "kind" "JobKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "personId" UUID,
    "turn" BIGINT NOT NULL DEFAULT 0,
    "runAfter" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobLine" (
    "kind" "JobKind" NOT NULL,
    "personId" UUID NOT NULL,
    "next" BIGINT NOT NULL,

    CONSTRAINT "JobLine_pkey" PRIMARY KEY ("kind","personId")
);

-- CreateTable
CREATE TABLE "JobClock" (
    "kind" "JobKind" NOT NULL,
    "turn" BIGINT NOT NULL,

    CONSTRAINT "JobClock_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "Job_kind_turn_id_idx" ON "Job"("kind", "turn", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Job_kind_subject_key" ON "Job"("kind", "subject");

-- Start-time fair queueing. The clock shows the turn that was begun last. A person's first job gets the turn that the clock
-- shows, and each further one the turn after the person's last. So somebody's one photo comes next, beside the first of
-- another's five hundred, and five hundred of one person are spread over five hundred turns. The database gives the turns,
-- because every process adds jobs, those of the release before included.
CREATE FUNCTION "next_job_turn"("of_kind" "JobKind", "of_person" UUID) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    "shown" BIGINT := coalesce((SELECT "turn" FROM "JobClock" WHERE "kind" = "of_kind"), 0);
    "given" BIGINT;
BEGIN
    -- A job for nobody in particular comes next, and locks no line.
    IF "of_person" IS NULL THEN
        RETURN "shown";
    END IF;
    INSERT INTO "JobLine" AS "line" ("kind", "personId", "next") VALUES ("of_kind", "of_person", "shown" + 1)
    ON CONFLICT ("kind", "personId") DO UPDATE SET "next" = greatest("line"."next", "shown") + 1
    RETURNING "next" - 1 INTO "given";
    RETURN "given";
END
$$;

CREATE FUNCTION "give_job_turn"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."turn" := "next_job_turn"(NEW."kind", NEW."personId");
    RETURN NEW;
END
$$;

CREATE TRIGGER "Job_gets_turn" BEFORE INSERT ON "Job" FOR EACH ROW EXECUTE FUNCTION "give_job_turn"();

-- A photo has a job as long as it is to be developed, whoever writes its row: this release, the one before, or an operator.
CREATE FUNCTION "add_develop_job"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Job" ("kind", "subject", "personId") VALUES ('DEVELOP', NEW."id"::text, NEW."uploaderId") ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE FUNCTION "drop_develop_job"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "Job" WHERE "kind" = 'DEVELOP' AND "subject" = OLD."id"::text;
    RETURN NULL;
END
$$;

CREATE TRIGGER "Photo_adds_job" AFTER INSERT OR UPDATE OF "state" ON "Photo"
    FOR EACH ROW WHEN (NEW."state" = 'DEVELOPING') EXECUTE FUNCTION "add_develop_job"();
CREATE TRIGGER "Photo_drops_job_when_developed" AFTER UPDATE OF "state" ON "Photo"
    FOR EACH ROW WHEN (NEW."state" <> 'DEVELOPING') EXECUTE FUNCTION "drop_develop_job"();
CREATE TRIGGER "Photo_drops_job" AFTER DELETE ON "Photo" FOR EACH ROW EXECUTE FUNCTION "drop_develop_job"();

-- The triggers lock the table, so no photo is added between them and this.
INSERT INTO "Job" ("kind", "subject", "personId")
    SELECT 'DEVELOP', "id"::text, "uploaderId" FROM "Photo" WHERE "state" = 'DEVELOPING' ORDER BY "createdAt", "id";

-- Deleting an event or a person adds jobs that remove the objects of their uploads. The release before still writes to
-- "ObjectRemoval", and the sweep turns those rows into jobs, those of today included. The table goes in the release after.
-- Nothing of a person who is deleted stays, so their line goes as well.
CREATE OR REPLACE FUNCTION "note_objects_of_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Job" ("kind", "subject") SELECT 'REMOVE_OBJECT', "key" FROM "Upload" WHERE "eventId" = OLD."id" ON CONFLICT DO NOTHING;
    RETURN OLD;
END
$$;

CREATE OR REPLACE FUNCTION "note_objects_of_user"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Job" ("kind", "subject") SELECT 'REMOVE_OBJECT', "key" FROM "Upload" WHERE "uploaderId" = OLD."id" ON CONFLICT DO NOTHING;
    DELETE FROM "JobLine" WHERE "personId" = OLD."id";
    RETURN OLD;
END
$$;
