-- Who was told of an event, by whom and how. It is a table beside the roll: a mail that is sent must not count as a change of
-- somebody's row, which another organizer may be editing. Everything is added, so that the release before this one goes on.

-- CreateEnum
CREATE TYPE "ToldHow" AS ENUM ('MAIL', 'BY_HAND');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('WAITING', 'SENDING', 'SENT', 'FAILED', 'UNSURE');

-- CreateTable
CREATE TABLE "Invitation" (
    "attendanceId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "toldAt" TIMESTAMPTZ(3),
    "how" "ToldHow",
    "mail" "MailState",
    "failure" TEXT,
    "pressId" UUID NOT NULL,
    "byId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("attendanceId")
);

-- CreateTable
CREATE TABLE "InvitationPress" (
    "id" UUID NOT NULL,
    "eventId" UUID,
    "byId" UUID,
    "mails" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InvitationPress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Invitation_eventId_mail_idx" ON "Invitation"("eventId", "mail");

-- CreateIndex
CREATE INDEX "Invitation_pressId_idx" ON "Invitation"("pressId");

-- CreateIndex
CREATE INDEX "Invitation_byId_idx" ON "Invitation"("byId");

-- CreateIndex
CREATE INDEX "InvitationPress_eventId_createdAt_idx" ON "InvitationPress"("eventId", "createdAt");

-- CreateIndex
CREATE INDEX "InvitationPress_byId_createdAt_idx" ON "InvitationPress"("byId", "createdAt");

-- CreateIndex
CREATE INDEX "InvitationPress_createdAt_idx" ON "InvitationPress"("createdAt");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_attendanceId_fkey" FOREIGN KEY ("attendanceId") REFERENCES "Attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationPress" ADD CONSTRAINT "InvitationPress_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationPress" ADD CONSTRAINT "InvitationPress_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whoever was told has a way in which they were told.
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_told_how" CHECK (("toldAt" IS NULL) = ("how" IS NULL));

-- A mail went to the address that the row had. With another one the person has not been told, whoever changes it: this
-- release, the one before, or an operator. Somebody who was told by hand still knows.
CREATE FUNCTION "forget_mailed_invitation"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "Invitation" WHERE "attendanceId" = NEW."id" AND "how" IS DISTINCT FROM 'BY_HAND';
    UPDATE "Invitation" SET "mail" = NULL, "failure" = NULL WHERE "attendanceId" = NEW."id" AND "mail" IS NOT NULL;
    RETURN NULL;
END
$$;

CREATE TRIGGER "Attendance_address_moves" AFTER UPDATE OF "email" ON "Attendance"
    FOR EACH ROW WHEN (OLD."email" IS DISTINCT FROM NEW."email") EXECUTE FUNCTION "forget_mailed_invitation"();
