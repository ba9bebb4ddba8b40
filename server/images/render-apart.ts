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
import { BudgetSpent, Crashed, Interrupted } from "./ends";
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

/** For tests that stop or end the process. */
interface Watch {
	started?: (pid: number) => void;
	/** It has loaded its decoders. */
	begun?: (pid: number) => void;
}

interface Developed {
	rendered: Rendered;
	exif: ExifTexts;
}

/**
 * Throws UnusablePicture if the file is at fault, BudgetSpent, Crashed, and Interrupted if the host ended the process
 * or did not let it start.
 */
export async function renderApart(
	original: Uint8Array,
	{
		type,
		budget,
		signal,
		...watch
	}: {
		type: PhotoType;
		budget: Budget;
		/** Ends the process when it is aborted, as a host would. */
		signal?: AbortSignal | undefined;
	} & Watch,
): Promise<Developed> {
	const child = startProcess({ type, budget }, signal);
	const verdict = readVerdict(child);
	try {
		if (child.pid !== undefined) watch.started?.(child.pid);
		// An error while writing is ignored, because the way in which the process ends says more.
		child.stdin?.on("error", () => {}).end(original);
		const answer = await answerOf(child, verdict, watch);
		if (answer.kind === "unusable") throw new UnusablePicture(answer.reason, answer.message);
		if (answer.kind === "failed") throw new Crashed(answer.message);
		return answer;
	} finally {
		child.kill("SIGKILL");
	}
}

function startProcess(order: Order, signal?: AbortSignal): ChildProcess {
	try {
		return spawnProcess(order, signal);
	} catch (cause) {
		throw new Interrupted("it could not be started", { cause });
	}
}

function spawnProcess(order: Order, signal?: AbortSignal): ChildProcess {
	return spawn(
		process.execPath,
		// The limit is for V8's own memory; pictures are stored outside of it. Next recognizes this form of the path and
		// includes the file in a serverless function.
		[
			"--max-old-space-size=256",
			"--expose-gc",
			join(process.cwd(), "server/images/process/main.mjs"),
			JSON.stringify(order),
		],
		{
			stdio: ["pipe", "ignore", "ignore", "ipc", "pipe"],
			serialization: "advanced",
			...(signal && { signal, killSignal: "SIGKILL" }),
			// The process gets no secrets, because it needs none to decode a picture.
			env: { NODE_ENV: "production", LD_LIBRARY_PATH: libraryPath },
		},
	);
}

async function readVerdict(child: ChildProcess): Promise<string> {
	// Node leaves `stdio` undefined if it could not open the pipes.
	const pipe = child.stdio?.[verdictDescriptor];
	return pipe instanceof Readable ? text(pipe).catch(() => "") : "";
}

type FinalAnswer = Exclude<Answer, { kind: "begun" | "large" }>;

function answerOf(child: ChildProcess, verdict: Promise<string>, watch: Watch): Promise<FinalAnswer> {
	// By the time of "close" every message has been delivered, even if this process is slow to handle it.
	const closed = new Promise<Closed>((resolve) =>
		child.once("close", (code, signal) => resolve({ code, signal })),
	);
	let begun = false;
	return new Promise((resolve, reject) => {
		child.once("error", (cause) =>
			reject(new Interrupted("it could not be started, or had to end", { cause })),
		);
		child.on("message", (message: Answer) => {
			if (message.kind === "begun") {
				begun = true;
				if (child.pid !== undefined) watch.begun?.(child.pid);
				return;
			}
			if (message.kind !== "large") return resolve(message);
			void largeSemaphore(async () => {
				if (child.connected) child.send("go", () => {});
				await closed;
			});
		});
		void closed.then(async (end) =>
			reject(begun ? endOf(end, await verdict) : new Interrupted("it ended before it had begun")),
		);
	});
}

interface Closed {
	code: number | null;
	signal: NodeJS.Signals | null;
}

function endOf({ code, signal }: Closed, verdict: string): Error {
	if (verdict === "TOO_SLOW" || verdict === "TOO_MUCH_MEMORY") return new BudgetSpent(verdict);
	if (signal && signalsOfTheHost.has(signal)) return new Interrupted(signal);
	return new Crashed(signal ?? `code ${code}`);
}
