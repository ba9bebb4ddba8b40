/** Reads lists in a worker, one at a time. A list that is asked for while another is being read ends the other's reading. */
import { listMaxBytes } from "@/rules/lists";
import { Refusal } from "../formats/refusal";
import type { ListRead } from "./list";
import type { ListAnswer, ListRequest } from "./list-worker";
import type { Choices } from "./read-bytes";

/** Far more than the largest list takes on a slow phone. */
const longestMs = 60_000;

const makeWorker = () => new Worker(new URL("./list-worker.ts", import.meta.url), { type: "module" });

export class ListReader {
	#worker: Worker | null = null;
	#stop: (() => void) | null = null;

	/** Loads the worker before there is a list. If that fails, reading loads it again, and says so if it fails again. */
	warm() {
		if (this.#worker) return;
		try {
			const worker = makeWorker();
			worker.onerror = (event) => {
				event.preventDefault();
				if (this.#worker === worker) this.#worker = null;
			};
			this.#worker = worker;
		} catch {
			// Reading meets the same, and says so.
		}
	}

	/** Rejects with a Refusal, and never settles if another reading or `close` ends this one. */
	read(source: File | string, choices: Choices): Promise<ListRead> {
		this.#stop?.();
		const bytes = typeof source === "string" ? source.length : source.size;
		if (bytes > listMaxBytes) return Promise.reject(new Refusal("TOO_LARGE"));
		return new Promise((resolve, reject) => {
			const refuse = (refusal: Refusal) => {
				this.close();
				reject(refusal);
			};
			const late = setTimeout(() => refuse(new Refusal("TOOK_TOO_LONG")), longestMs);
			this.#stop = () => {
				clearTimeout(late);
				this.close();
			};
			try {
				this.#worker ??= makeWorker();
			} catch {
				return refuse(new Refusal("NOT_LOADED"));
			}
			const rows: Pick<ListRead, "people" | "setAside" | "remarks"> = {
				people: [],
				setAside: [],
				remarks: [],
			};
			this.#worker.onmessage = ({ data }: MessageEvent<ListAnswer>) => {
				if ("part" in data) {
					rows.people.push(...data.part.people);
					rows.setAside.push(...data.part.setAside);
					rows.remarks.push(...data.part.remarks);
					return;
				}
				clearTimeout(late);
				this.#stop = null;
				if ("end" in data) resolve({ ...rows, ...data.end });
				else reject(new Refusal(data.refused.code, data.refused.row));
			};
			// Its script did not come, for instance because a new version was deployed, or it ran out of memory.
			this.#worker.onerror = (event) => {
				event.preventDefault();
				clearTimeout(late);
				refuse(new Refusal("NOT_LOADED"));
			};
			this.#worker.postMessage({ source, choices } satisfies ListRequest);
		});
	}

	/** A reading that is under way ends. Another may follow. */
	close() {
		const stop = this.#stop;
		this.#stop = null;
		stop?.();
		this.#worker?.terminate();
		this.#worker = null;
	}
}
