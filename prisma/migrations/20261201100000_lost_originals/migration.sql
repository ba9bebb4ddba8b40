-- `npm run verify` marks photos whose original the store has lost (docs/decisions/0061). It reads rows and objects side by side, in
-- the order in which stores list: by the bytes of the key.

-- AlterTable
ALTER TABLE "Photo" ADD COLUMN     "originalLostAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Photo_key_idx" ON "Photo"("key" COLLATE "C");
