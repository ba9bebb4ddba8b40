/**
 * Develops one photo in a process of its own (./process/main.mjs), which ends with the photo, and ends itself when it has
 * spent its budget of time or memory. The server itself never parses a stranger's file.
 * Why a process and not a thread: docs/decisions/0022-a-process-for-each-photo.md
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

/** Of pictures that take much memory one is decoded at a time. */
const largeSemaphore = makeSemaphore(1);
/** A host ends processes by these: to stop, or for want of memory. A fault of a decoder has other signals. */
const signalsOfTheHost: ReadonlySet<NodeJS.Signals> = new Set(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"]);

interface Developed {
	rendered: Rendered;
	exif: ExifTexts;
}

/**
 * Throws UnusablePicture where the file is at fault, BudgetSpent, Interrupted where the host ended the process, and any
 * other error where its decoder crashed or the process could not be started.
 */
export async function renderApart(
	original: Uint8Array,
	{ type, budget, started }: { type: PhotoType; budget: Budget; started?: (pid: number) => void },
): Promise<Developed> {
	const child = startProcess({ type, budget });
	const verdict = readVerdict(child);
	try {
		if (child.pid !== undefined) started?.(child.pid);
		// What it does not read is no error here: its end says more.
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
		// V8's own memory; the pictures are outside of it. By this path Next finds the file for a serverless function.
		[
			"--max-old-space-size=256",
			join(process.cwd(), "server/images/process/main.mjs"),
			JSON.stringify(order),
		],
		{
			stdio: ["pipe", "ignore", "ignore", "ipc", "pipe"],
			serialization: "advanced",
			// None of the secrets is needed to decode a picture.
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
	// After "close" every message has been delivered, however late this process gets to it.
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
	return new Error(`The process that develops a photo ended by itself: ${signal ?? `code ${code}`}.`);
}
