-- AlterTable
ALTER TABLE "Photo" ADD COLUMN     "thumbhash" TEXT;
