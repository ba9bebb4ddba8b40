-- Which reports a decision has settled, so that they are open again when it is taken back. Null for a photo without open reports,
-- and for what the release before decides.

-- AlterTable
ALTER TABLE "DecidedPhoto" ADD COLUMN     "reportsSettledFrom" BIGINT,
ADD COLUMN     "reportsSettledTo" BIGINT;
