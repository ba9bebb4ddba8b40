import { expect, test } from "vitest";
import { createQueueStore } from "./queue-store";
import { newItem } from "./upload-item";

function scene() {
	const shows: (() => void)[] = [];
	const store = createQueueStore({ schedule: (show) => shows.push(show) }, true);
	const item = newItem({ file: new File(["abc"], "a.jpg"), title: "A", description: "", refusal: null });
	store.dispatch({ type: "added", items: [item] });
	let notified = 0;
	store.subscribe(() => notified++);
	const report = (sentBytes: number) =>
		store.report({ type: "changed", ids: [item.id], change: { sentBytes } });
	return { store, id: item.id, shows, report, notified: () => notified };
}

test("a reported change is in the state at once, and listeners see it with the next batch", () => {
	const { store, id, shows, report, notified } = scene();

	report(1);
	report(2);

	expect(store.item(id)?.sentBytes).toBe(2);
	expect(store.shown().items[0]?.sentBytes).toBe(0);
	expect([shows.length, notified()]).toEqual([1, 0]);
	for (const show of shows) show();
	expect(store.shown()).toBe(store.state());
	expect(notified()).toBe(1);
});

test("that the last photo has arrived is shown at once", () => {
	const { store, id, shows, notified } = scene();
	const arrival = { status: "done", photoId: "photo", kept: null } as const;
	store.dispatch({ type: "started", ids: [id] });
	const before = notified();

	store.report({ type: "arrived", id, arrival });

	expect(store.shown().items[0]?.status).toBe("done");
	expect([shows.length, notified() - before]).toEqual([0, 1]);
});

test("what people do is shown at once, together with everything that was reported before it", () => {
	const { store, id, shows, report, notified } = scene();
	report(1);

	store.dispatch({ type: "edited", id, edit: { title: "B" } });

	expect(store.shown().items[0]).toMatchObject({ title: "B", sentBytes: 1 });
	expect(notified()).toBe(1);
	for (const show of shows) show();
	expect(notified()).toBe(1);
});

test("a closed store changes nothing and notifies nobody", () => {
	const { store, id, shows, report, notified } = scene();
	report(1);
	const before = store.state();

	store.close();
	report(2);
	store.dispatch({ type: "removed", ids: [id] });
	for (const show of shows) show();

	expect(store.state()).toBe(before);
	expect(notified()).toBe(0);
});
