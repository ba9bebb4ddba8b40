-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "coverPhotoId" UUID,
ADD COLUMN     "createdById" UUID,
ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "shareOriginals" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "EventSlug" (
    "slug" TEXT NOT NULL,
    "eventId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventSlug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "EventCreator" (
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EventCreator_pkey" PRIMARY KEY ("email")
);

-- CreateIndex
CREATE INDEX "EventSlug_eventId_idx" ON "EventSlug"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_coverPhotoId_key" ON "Event"("coverPhotoId");

-- CreateIndex
CREATE INDEX "Event_createdById_createdAt_idx" ON "Event"("createdById", "createdAt");

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_coverPhotoId_fkey" FOREIGN KEY ("coverPhotoId") REFERENCES "Photo"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventSlug" ADD CONSTRAINT "EventSlug_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The addresses of the events that exist.
INSERT INTO "EventSlug" ("slug", "eventId") SELECT "slug", "id" FROM "Event";

-- Whoever writes an event (this release, the one before, or an operator with SQL), its address is kept for it for ever, and
-- one that belongs or belonged to another event is refused like any other duplicate.
CREATE FUNCTION "keep_event_slug"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "EventSlug" AS "kept" ("slug", "eventId") VALUES (NEW."slug", NEW."id")
    ON CONFLICT ("slug") DO UPDATE SET "eventId" = EXCLUDED."eventId" WHERE "kept"."eventId" = EXCLUDED."eventId";
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the address % belongs to another event', NEW."slug"
            USING ERRCODE = 'unique_violation', DETAIL = format('Key (slug)=(%s) already exists.', NEW."slug"),
                  TABLE = 'EventSlug', CONSTRAINT = 'EventSlug_pkey';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER "Event_keeps_slug" AFTER INSERT OR UPDATE OF "slug" ON "Event"
    FOR EACH ROW EXECUTE FUNCTION "keep_event_slug"();
