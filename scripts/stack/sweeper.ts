import { messageOf } from "./plain-error";

/**
 * Does on a laptop what Vercel's cron does: the same request with the same secret, every minute. Returns how to
 * stop it.
 */
export function sweepEveryMinute(port: number, env: NodeJS.ProcessEnv): () => void {
	const timer = setInterval(() => {
		fetch(`http://localhost:${port}/api/cron/sweep`, {
			headers: { authorization: `Bearer ${env.CRON_SECRET}` },
			signal: AbortSignal.timeout(50_000),
		}).then(
			(answer) => {
				if (!answer.ok) console.error(`[rollcall] the sweep answered ${answer.status}`);
			},
			(error: unknown) => console.error(`[rollcall] the sweep failed: ${messageOf(error)}`),
		);
	}, 60_000);
	return () => clearInterval(timer);
}
