-- Whether people who are not signed in are told of the event. No organizer of an event that exists, or that the release before makes,
-- was asked, so those stay as they were: nobody is told.

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "publicFace" BOOLEAN NOT NULL DEFAULT false;
