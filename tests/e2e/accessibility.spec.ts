/**
 * Every page in every state that its readers meet: axe-core finds nothing in light, dark and forced colours, nothing that
 * has the focus is covered at three widths, and nothing is cut off at 320 pixels or with large text on a phone. What else
 * axe cannot see is in focus.spec.ts and large-text.spec.ts.
 */
import { people } from "@/prisma/seed/people";
import { light, modes, settled, violations } from "./accessibility/axe";
import { cutOff } from "./accessibility/cut-off";
import { obscured } from "./accessibility/obscured";
import { attending, everyKindOfPhoto, organizing, type State, signedOut } from "./accessibility/states";
import { signIn } from "./people";
import { expect, type Page, test } from "./test";
import { thirtyPhotos } from "./thirty-photos";

const { client, idOf } = thirtyPhotos();
test.beforeEach(() => everyKindOfPhoto(client, idOf));

const [desktop, phone, narrow] = [
	{ width: 1280, height: 860 },
	{ width: 390, height: 844 },
	{ width: 320, height: 640 },
];

interface How {
	isGenerated: boolean;
	/** One colour scheme and one width. */
	isShort: boolean;
}

/** Visits the states one after the other. All that is wrong is told at once, by state. */
async function lookAt(page: Page, states: readonly State[], { isGenerated, isShort }: How) {
	const wrong: Record<string, string[]> = {};
	const tell = (what: string, found: string[]) => {
		if (found.length > 0) wrong[what] = found;
	};
	const resize = async (size: typeof desktop, text: "100%" | "200%") => {
		await page.setViewportSize(size);
		await page.evaluate((to) => document.documentElement.style.setProperty("font-size", to), text);
		await settled(page);
	};
	for (const { name, reach } of states) {
		await resize(desktop, "100%");
		await test.step(name, () => reach(page));
		for (const mode of isShort ? [light] : modes)
			tell(`${name}, ${mode.name}`, await violations(page, mode, isGenerated));
		if (!isShort) {
			tell(`${name}, covered at 1280`, await obscured(page));
			// What a phone has whose owner chose the largest text.
			await resize(phone, "200%");
			tell(`${name}, cut off at 390 with large text`, await cutOff(page));
			await resize(phone, "100%");
			tell(`${name}, covered at 390`, await obscured(page));
		}
		await resize(narrow, "100%");
		tell(`${name}, cut off at 320`, await cutOff(page));
		tell(`${name}, covered at 320`, await obscured(page));
	}
	expect(wrong).toEqual({});
}

/**
 * In the generated language that is read from right to left, an attendee's pages only: languages.spec.ts looks at the others.
 * `npm run test:long` looks at both generated languages everywhere, in every colour and width.
 */
const everything = process.env.ACCESSIBILITY === "everything";
const locales = everything ? (["en", "de", "en-XA", "ar-XB"] as const) : (["en", "ar-XB"] as const);

for (const locale of locales) {
	const isGenerated = locale === "en-XA" || locale === "ar-XB";
	const how = { isGenerated, isShort: isGenerated && !everything };
	test.describe(`in ${locale}`, () => {
		test.use({ locale });
		// Each opens some thirty states and looks at them in several ways.
		if (everything) test.describe.configure({ timeout: 3_600_000 });

		if (!how.isShort) {
			test("the pages for everybody", { tag: "@once" }, async ({ page, expectErrors }) => {
				expectErrors(/404/);
				await lookAt(page, signedOut, how);
			});

			test("the pages of an organizer", { tag: "@once" }, async ({ page }) => {
				await signIn(page, people.olga.name, "/events");
				await lookAt(page, organizing, how);
			});
		}

		test("the pages of an attendee", { tag: "@once" }, async ({ page, expectErrors }) => {
			expectErrors(/403 \(Forbidden\)|404/);
			await signIn(page, people.ada.name, "/events");
			await lookAt(page, attending, how);
		});
	});
}
