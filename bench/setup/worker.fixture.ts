import { serveTurns } from "../workers/serve-turns";

serveTurns(async (round) => {
	if (round === 1) throw new Error("the second turn failed");
	if (round === 2) process.exit(7);
	return { round, folder: process.cwd(), argument: process.argv[2], database: process.env.DATABASE_URL };
});
