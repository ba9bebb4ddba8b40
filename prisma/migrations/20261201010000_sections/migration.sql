-- The parts of an event, such as the ceremony and the party, and the photos that are in them.

-- CreateTable
CREATE TABLE "Section" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Section_eventId_nameKey_key" ON "Section"("eventId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "Section_eventId_id_key" ON "Section"("eventId", "id");

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A name is at most as long as rules/sections.ts allows.
ALTER TABLE "Section"
    ADD CONSTRAINT "Section_name_length" CHECK (char_length("name") BETWEEN 1 AND 60),
    ADD CONSTRAINT "Section_ends_after_start" CHECK ("endsAt" IS NULL OR ("startsAt" IS NOT NULL AND "endsAt" > "startsAt"));

-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "sectionId" UUID;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN     "sectionChosen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sectionId" UUID;

-- A photo can only be in a section of its own event. Not ON DELETE SET NULL: the server (server/sections/remove-section.ts)
-- first takes the photos out of a section, because they may belong to another one by their time.
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_eventId_sectionId_fkey" FOREIGN KEY ("eventId", "sectionId") REFERENCES "Section"("eventId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The section that was on at this time: of several, the one that started last.
CREATE FUNCTION "section_at"("event" uuid, "at" timestamptz) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT "id" FROM "Section"
    WHERE "eventId" = "event" AND "startsAt" <= "at" AND ("endsAt" IS NULL OR "at" < "endsAt")
    ORDER BY "startsAt" DESC, "position", "id" LIMIT 1
$$;

-- Whoever learns when a photo was taken (developing, a change of the event's time zone, the release before this one), the
-- photo is in the section of that time, unless a person chose one.
CREATE FUNCTION "go_by_time"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT NEW."sectionChosen" THEN
        NEW."sectionId" := "section_at"(NEW."eventId", NEW."takenAt");
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER "Photo_goes_by_time" BEFORE INSERT OR UPDATE OF "takenAt", "sectionId", "sectionChosen" ON "Photo"
    FOR EACH ROW EXECUTE FUNCTION "go_by_time"();

-- Pages that are open learn of the sections with their event.
CREATE FUNCTION "note_section_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Change" ("eventId", "transaction", "kind", "createdAt")
    VALUES (COALESCE(NEW."eventId", OLD."eventId"), pg_current_xact_id()::text::bigint, 'EVENT', clock_timestamp());
    RETURN NULL;
END
$$;

CREATE TRIGGER "Section_notes_change" AFTER INSERT OR UPDATE OR DELETE ON "Section"
    FOR EACH ROW EXECUTE FUNCTION "note_section_change"();
