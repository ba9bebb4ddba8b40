-- An organizer blocks what is added by or for somebody on the roll. Everything is added, so that the release before this one
-- goes on. It blocks nobody, and it cannot add what this release has blocked before: the uploads were cancelled.

-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN     "uploadsBlockedAt" TIMESTAMPTZ(3),
ADD COLUMN     "uploadsBlockedById" UUID;

-- CreateIndex
CREATE INDEX "Attendance_uploadsBlockedById_idx" ON "Attendance"("uploadsBlockedById");

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_uploadsBlockedById_fkey" FOREIGN KEY ("uploadsBlockedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Organizers are never blocked. Whoever makes somebody an organizer, by whichever release, ends the block with it.
CREATE FUNCTION "unblock_organizer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."uploadsBlockedAt" := NULL;
    NEW."uploadsBlockedById" := NULL;
    RETURN NEW;
END
$$;

CREATE TRIGGER "Attendance_unblocks_organizer" BEFORE INSERT OR UPDATE OF "role", "uploadsBlockedAt" ON "Attendance"
    FOR EACH ROW WHEN (NEW."role" = 'ORGANIZER' AND NEW."uploadsBlockedAt" IS NOT NULL) EXECUTE FUNCTION "unblock_organizer"();

-- The pages of somebody who is blocked, or is not any more, learn of it.
CREATE TRIGGER "Attendance_notes_block" AFTER UPDATE OF "uploadsBlockedAt" ON "Attendance"
    FOR EACH ROW WHEN (NEW."userId" IS NOT NULL AND OLD."uploadsBlockedAt" IS DISTINCT FROM NEW."uploadsBlockedAt")
    EXECUTE FUNCTION "note_membership_change"();
