-- Whether a person typed an upload's words. Nobody knows that of rows that exist, or that the release before writes, so their
-- words count as typed, and are kept.

-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "cancellations" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "descriptionTyped" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "titleTyped" BOOLEAN NOT NULL DEFAULT true;
