-- Whether a row of a list names more guardians than the roll takes. The release before this one writes rows without it.

-- AlterTable
ALTER TABLE "RollImportRow" ADD COLUMN     "otherGuardians" BOOLEAN NOT NULL DEFAULT false;
