/** A list that an organizer already has, from the file to the roll and back. */
import { workbook, zip } from "@/components/import/formats/xlsx.fixture";
import { listUnpackedMaxBytes } from "@/rules/lists";
import { mutate, ofThisTry, query, signIn } from "./people";
import { expect, type Page, test } from "./test";

const slugOf = (name: string) => `${name}-${ofThisTry()}`;

/** Olga makes an event by the API and puts these people on its roll. */
async function eventWith(page: Page, name: string, people: object[]): Promise<{ id: string; slug: string }> {
	await signIn(page, "Olga Lindqvist", "/events");
	const day = new Date().toISOString().slice(0, 10);
	await mutate(page, "events.create", { name: slugOf(name), venue: "", timezone: "UTC", day });
	const mine = await (await query(page, "events.mine", undefined)).json();
	const events: { id: string; name: string; slug: string }[] = mine.result.data.json;
	const event = events.find((one) => one.name === slugOf(name));
	if (!event) throw new Error("The event was not made.");
	for (const person of people) await mutate(page, "roll.add", { eventId: event.id, ...person });
	return event;
}

const file = (text: string) => ({ name: "guests.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
/** An Excel file of a few kilobytes that would unpack to more than a browser has. */
const bomb = () =>
	zip(
		workbook([{ name: "List", rows: "" }]).map((part) =>
			part.name.endsWith("sheet1.xml")
				? { ...part, bytes: new Uint8Array(listUnpackedMaxBytes + 1).fill(32), claimed: 10 }
				: part,
		),
	);
const hostileFiles = () => [
	{ file: file("%PDF-1.7\n1 0 obj"), sentence: "This is a PDF, whatever its name says." },
	{
		file: { ...file(""), name: "guests.xlsx", buffer: Buffer.from(bomb()) },
		sentence: "This Excel file unpacks to more than",
	},
];
const line = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const kind = (page: Page, name: RegExp) => page.getByRole("button", { name });

test("a list is read, compared, decided, put on the roll and taken back", async ({ page }) => {
	const event = await eventWith(page, "import", [
		{ name: "Anna Li", email: "anna@guests.test", group: "Table 1" },
		{ name: "Ben Okafor", email: "ben@guests.test", attended: true },
	]);
	await page.goto(`/events/${event.slug}/roll`);
	await page.getByRole("link", { name: "Import a list" }).click();
	await expect(page.getByRole("heading", { name: "Import a list" })).toBeVisible();
	await page
		.locator("input[type=file]")
		.setInputFiles(
			file(
				[
					"Name,E-mail,Group,Ticket code",
					"Anna Li,anna@guests.test,Table 2,T-1",
					"Cleo Tanaka,cleo@guests.test,Table 2,T-2",
					"Tom Berg,anna@guests.test,Table 2,T-3",
				].join("\r\n"),
			),
		);
	await page.getByRole("button", { name: "Compare with the roll" }).click();
	await expect(kind(page, /^New \(1\)/)).toHaveAttribute("aria-pressed", "true");
	await expect(page.getByRole("heading", { name: "Import a list" })).toBeFocused();
	await expect(line(page, "Cleo Tanaka")).toBeVisible();

	await kind(page, /^Changed \(1\)/).click();
	await expect(line(page, "Anna Li")).toContainText("Group: Table 1 → Table 2");
	await kind(page, /^Unclear \(1\)/).click();
	await expect(line(page, "Tom Berg")).toContainText("An earlier row with another name has this address.");
	await page.getByRole("combobox", { name: "For Tom Berg" }).selectOption("Is somebody new");
	await kind(page, /^Not in the list/).click();
	await page.getByRole("combobox", { name: "For Ben Okafor" }).selectOption("Take the right to add photos");
	await expect(page.getByText("2 people are added, 1 is changed, no row is left out.")).toBeVisible();
	await expect(page.getByText("1 person loses the right to add photos.")).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

	// The page is opened again, and nothing of it is lost.
	await page.reload();
	await expect(page.getByText("2 people are added, 1 is changed, no row is left out.")).toBeVisible();

	// Somebody else changes the roll in the meantime.
	await mutate(page, "roll.add", { eventId: event.id, name: "Dev Iyer" });
	await page.getByRole("button", { name: "Apply to the roll" }).click();
	await expect(page.getByText("The roll has changed in the meantime.")).toBeVisible();
	await expect(kind(page, /^Not in the list \(2\)/)).toBeVisible();
	await page.getByRole("button", { name: "Apply to the roll" }).click();
	await expect(page.getByRole("heading", { name: "The list is on the roll" })).toBeVisible();
	await expect(page.getByText("1 person can no longer add photos.")).toBeVisible();

	await page.getByRole("link", { name: "Back to the roll" }).last().click();
	await expect(line(page, "Tom Berg")).toContainText("with Anna Li");
	await expect(line(page, "Ben Okafor").getByRole("button", { name: /^Attended/ })).toHaveAttribute(
		"aria-pressed",
		"false",
	);
	await page.getByRole("button", { name: "Anna Li", exact: false }).first().click();
	await expect(page.getByRole("dialog").getByText("Ticket code: T-1")).toBeVisible();
	await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

	// A list that somebody stopped sending can be discarded.
	await mutate(page, "imports.begin", { eventId: event.id, fileName: "halfway.csv", count: 2 });
	await page.getByRole("link", { name: "Import a list" }).click();
	await expect(line(page, "halfway.csv")).toContainText("2 rows, not compared yet");
	await page.getByRole("button", { name: "Discard halfway.csv" }).click();
	await expect(line(page, "halfway.csv")).toHaveCount(0);
	await page.getByRole("button", { name: "Look at guests.csv" }).click();
	await page.getByRole("button", { name: "Undo the import" }).click();
	await expect(page.getByText("4 rows went back to what they were before.")).toBeVisible();
	await page.getByRole("link", { name: "Back to the roll" }).last().click();
	await expect(line(page, "Ben Okafor")).toBeVisible();
	await expect(line(page, "Cleo Tanaka")).toHaveCount(0);
	await expect(line(page, "Ben Okafor").getByRole("button", { name: /^Attended/ })).toHaveAttribute(
		"aria-pressed",
		"true",
	);
});

test("a column is set by hand where the browser remembers nothing", async ({ page }) => {
	await page.addInitScript(() => {
		Storage.prototype.setItem = () => {
			throw new DOMException("refused", "QuotaExceededError");
		};
	});
	const event = await eventWith(page, "by-hand", []);
	await page.goto(`/events/${event.slug}/roll/import`);
	// What is no list is refused with a sentence, and another file can be chosen.
	for (const { file, sentence } of hostileFiles()) {
		await page.locator("input[type=file]").setInputFiles(file);
		await expect(page.getByRole("alert").filter({ hasText: sentence })).toContainText(file.name);
	}
	await page
		.locator("input[type=file]")
		.setInputFiles(file("Shoe size,Ref,E-mail\r\n41,Ann Lee,ann@guests.test\r\n"));
	await page.getByText("Columns", { exact: true }).click();
	await page.getByRole("button", { name: "Show more" }).click();
	const column = page.getByRole("combobox", { name: "Ref" });
	await column.selectOption("Name");
	await expect(column).toHaveValue("NAME");
	await page.getByRole("button", { name: "Compare with the roll" }).click();
	await expect(line(page, "Ann Lee")).toBeVisible();
});

test("the roll is saved as a file of either kind, and reading it again changes nothing", async ({ page }) => {
	const event = await eventWith(page, "export", [
		{ name: "=Anna Li", email: "anna@guests.test", group: "Table 1", plusOnes: 2, note: 'Vegan, "no nuts"' },
		{ name: "Ben Okafor", attended: true },
	]);
	await page.goto(`/events/${event.slug}/roll`);
	await page.getByRole("button", { name: "Export" }).click();
	const dialog = page.getByRole("dialog", { name: "Export the roll" });
	const files: string[] = [];
	for (const kind of ["CSV", "XLSX"]) {
		await dialog.getByRole("radio", { name: kind }).check();
		const saved = page.waitForEvent("download");
		await dialog.getByRole("button", { name: "Save the file" }).click();
		const download = await saved;
		expect(download.suggestedFilename()).toBe(`${event.slug}.${kind.toLowerCase()}`);
		await expect(dialog.getByText("The file has 3 people.")).toBeVisible();
		files.push(await download.path());
	}
	await dialog.getByRole("button", { name: "Close" }).click();
	await expect(page.getByRole("button", { name: "Export" })).toBeFocused();
	for (const path of files) {
		await page.goto(`/events/${event.slug}/roll/import`);
		await page.locator("input[type=file]").setInputFiles(path);
		await page.getByRole("button", { name: "Compare with the roll" }).click();
		await expect(page.getByText("The roll says all that already")).toBeVisible();
	}
});
