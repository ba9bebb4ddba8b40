/** An event that Ben may add photos to, and adding them by the queue in its page. */
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type pg from "pg";
import { people } from "@/prisma/seed/people";
import type { Chosen } from "./make-files";

export async function plantUploadEvent(client: pg.Client): Promise<{ id: string; slug: string }> {
	const [id, slug] = [randomUUID(), `bench-${randomUUID()}`];
	await client.query(
		`INSERT INTO "Event" (id, slug, name, timezone, "startsAt", "endsAt", "uploadsOpenAt")
		 VALUES ($1, $2, $2, 'UTC', now(), now() + interval '1 day', now())`,
		[id, slug],
	);
	await client.query(
		`INSERT INTO "Attendance" (id, "eventId", "userId", status) VALUES (gen_random_uuid(), $1, $2, 'ATTENDED')`,
		[id, people.ben.id],
	);
	return { id, slug };
}

/** Photos wait to be developed for longer than the bench runs, because a process for each of them costs more than uploading it. */
export async function holdDeveloping(client: pg.Client): Promise<void> {
	await client.query(`
		CREATE OR REPLACE FUNCTION hold_developing() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN NEW."runAfter" := now() + interval '1 day'; RETURN NEW; END $$;
		CREATE OR REPLACE TRIGGER hold_developing BEFORE INSERT ON "Job"
		FOR EACH ROW WHEN (NEW.kind = 'DEVELOP') EXECUTE FUNCTION hold_developing()`);
}

/** Opens the event's page, and returns the milliseconds from the press of the button until every photo is done. */
export async function uploadByQueue(page: Page, files: readonly Chosen[], address: string): Promise<number> {
	await page.goto(address);
	return uploadInPage(page, files);
}

/** The same in a page that is open. */
export async function uploadInPage(page: Page, files: readonly Chosen[]): Promise<number> {
	await page
		.locator("input[type=file]")
		.first()
		.setInputFiles(files.map(({ path }) => path));
	const button = page.getByRole("button", { name: new RegExp(`^Add ${files.length} photos`) });
	await button.waitFor();
	return button.evaluate(
		(start: HTMLButtonElement, count) =>
			new Promise<number>((resolve) => {
				const root = document.querySelector("[data-total]");
				const begin = performance.now();
				new MutationObserver((_, observer) => {
					const of = (name: string) => Number(root?.getAttribute(name));
					// Where photos are developed, random bytes fail.
					if (of("data-done") + of("data-failed") < count) return;
					observer.disconnect();
					resolve(performance.now() - begin);
				}).observe(root ?? document.body, { attributes: true });
				start.click();
			}),
		files.length,
	);
}
