-- What can still be written counts in the quota. Both parts are new to the release before, which goes on as it did: rows that it
-- ends keep their place until this release has looked at their object, which the next sweep or the next announcement does.

-- When the store was last seen to have nothing under the key of an upload that has ended.
-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "clearedAt" TIMESTAMPTZ(3);

-- The jobs that hold a place in a person's quota, because the URL of a removed photo may still write its object.
-- CreateIndex
CREATE INDEX "Job_kind_personId_idx" ON "Job"("kind", "personId");

-- Nothing of a person who is deleted stays, so such a job forgets whose it is.
CREATE OR REPLACE FUNCTION "note_objects_of_user"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Job" ("kind", "subject") SELECT 'REMOVE_OBJECT', "key" FROM "Upload" WHERE "uploaderId" = OLD."id" ON CONFLICT DO NOTHING;
    UPDATE "Job" SET "personId" = NULL WHERE "kind" = 'REMOVE_OBJECT' AND "personId" = OLD."id";
    DELETE FROM "JobLine" WHERE "personId" = OLD."id";
    RETURN OLD;
END
$$;
