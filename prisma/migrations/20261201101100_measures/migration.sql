-- What an operator looks at (server/operations). The release before writes and reads neither table.

-- CreateTable
CREATE TABLE "Measure" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "milliseconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "buckets" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("at","name","what","code")
);

-- CreateTable
CREATE TABLE "SweepRun" (
    "id" BIGSERIAL NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "SweepRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SweepRun_endedAt_idx" ON "SweepRun"("endedAt");
