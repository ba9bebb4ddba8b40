/**
 * Develops one photo in a separate process (./process/main.mjs), which exits after that photo or when it has spent
 * its budget of time or memory. The server itself never decodes a stranger's file.
 * Why this is a process and not a thread: docs/decisions/0022-a-process-for-each-photo.md
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { PhotoType } from "@/rules/photo-types";
import { libraryPath } from "../env.js";
import { BudgetSpent, Interrupted } from "./ends";
import type { Answer, Budget, ExifTexts, Order, Rendered } from "./process/messages";
import { UnusablePicture } from "./process/unusable-picture.mjs";
import { verdictDescriptor } from "./process/verdict.mjs";
import { makeSemaphore } from "./semaphore";

/** Pictures that take much memory are decoded one at a time. */
const largeSemaphore = makeSemaphore(1);
/**
 * A host sends these signals to stop a process or when it runs out of memory. A decoder that crashes causes
 * others.
 */
const signalsOfTheHost: ReadonlySet<NodeJS.Signals> = new Set(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"]);

interface Developed {
	rendered: Rendered;
	exif: ExifTexts;
}

/**
 * Throws UnusablePicture if the file is at fault, BudgetSpent, Interrupted if the host ended the process, and another
 * error if the decoder crashed or the process could not be started.
 */
export async function renderApart(
	original: Uint8Array,
	{ type, budget, started }: { type: PhotoType; budget: Budget; started?: (pid: number) => void },
): Promise<Developed> {
	const child = startProcess({ type, budget });
	const verdict = readVerdict(child);
	try {
		if (child.pid !== undefined) started?.(child.pid);
		// An error while writing is ignored, because the way in which the process ends says more.
		child.stdin?.on("error", () => {}).end(original);
		const answer = await answerOf(child, verdict);
		if (answer.kind === "unusable") throw new UnusablePicture(answer.reason, answer.message);
		if (answer.kind === "failed") throw new Error(`Developing failed: ${answer.message}`);
		return answer;
	} finally {
		child.kill("SIGKILL");
	}
}

function startProcess(order: Order): ChildProcess {
	return spawn(
		process.execPath,
		// The limit is for V8's own memory; pictures are stored outside of it. Next recognizes this form of the path and
		// includes the file in a serverless function.
		[
			"--max-old-space-size=256",
			join(process.cwd(), "server/images/process/main.mjs"),
			JSON.stringify(order),
		],
		{
			stdio: ["pipe", "ignore", "ignore", "ipc", "pipe"],
			serialization: "advanced",
			// The process gets no secrets, because it needs none to decode a picture.
			env: { NODE_ENV: "production", LD_LIBRARY_PATH: libraryPath },
		},
	);
}

async function readVerdict(child: ChildProcess): Promise<string> {
	const pipe = child.stdio[verdictDescriptor];
	return pipe instanceof Readable ? text(pipe).catch(() => "") : "";
}

type FinalAnswer = Exclude<Answer, { kind: "large" }>;

function answerOf(child: ChildProcess, verdict: Promise<string>): Promise<FinalAnswer> {
	// By the time of "close" every message has been delivered, even if this process is slow to handle it.
	const closed = new Promise<Closed>((resolve) =>
		child.once("close", (code, signal) => resolve({ code, signal })),
	);
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.on("message", (message: Answer) => {
			if (message.kind !== "large") return resolve(message);
			void largeSemaphore(async () => {
				if (child.connected) child.send("go", () => {});
				await closed;
			});
		});
		void closed.then(async (end) => reject(endOf(end, await verdict)));
	});
}

interface Closed {
	code: number | null;
	signal: NodeJS.Signals | null;
}

function endOf({ code, signal }: Closed, verdict: string): Error {
	if (verdict === "TOO_SLOW" || verdict === "TOO_MUCH_MEMORY") return new BudgetSpent(verdict);
	if (signal && signalsOfTheHost.has(signal)) return new Interrupted(signal);
	return new Error(`The process that develops a photo crashed: ${signal ?? `code ${code}`}.`);
}
