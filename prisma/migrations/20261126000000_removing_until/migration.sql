-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "removingUntil" TIMESTAMPTZ(3);
