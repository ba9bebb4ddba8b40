/**
 * The tabs of this browser that have the page open. Each holds a Web Lock for as long as it lives, which the browser
 * releases however it ends. So a tab knows whether another one is still there, and when it is gone.
 */

const lockOf = (tab: string) => `rollcall-tab ${tab}`;

export interface Tabs {
	/** This tab. */
	readonly id: string;
	/** The names of the tabs that live, this one among them. */
	living(): Promise<ReadonlySet<string>>;
	/** Calls `ended` once the tab is gone. */
	onEnd(tab: string, ended: () => void): void;
	/** Tells the other tabs that this one has other photos than before. */
	tell(): void;
	/** Lets the other tabs have what this one has. */
	leave(): void;
}

/** Resolves when this tab holds its lock. */
export async function joinTabs(eventId: string, onTold: () => void): Promise<Tabs> {
	const id = crypto.randomUUID();
	const stop = new AbortController();
	const channel = new BroadcastChannel(`rollcall-kept ${eventId}`);
	channel.onmessage = onTold;
	await new Promise<void>((held) => {
		void navigator.locks.request(lockOf(id), () => {
			held();
			return new Promise<void>((release) => stop.signal.addEventListener("abort", () => release()));
		});
	});
	return {
		id,
		async living() {
			const { held = [] } = await navigator.locks.query();
			return new Set(held.map(({ name = "" }) => name.replace(lockOf(""), "")));
		},
		onEnd(tab, ended) {
			navigator.locks
				.request(lockOf(tab), { signal: stop.signal }, () => {})
				.then(ended)
				.catch(() => {});
		},
		tell: () => channel.postMessage(null),
		leave() {
			stop.abort();
			channel.close();
		},
	};
}
