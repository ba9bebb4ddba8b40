/**
 * Which browser tests a change touches. They load whole pages, so imports say nothing about them; each is listed with the
 * folders whose behaviour it is about. ./related-specs.test.ts keeps the lists complete.
 */

/** For each file in tests/e2e: the beginnings of the paths that it is about. */
export const aboutFolders: Record<string, string[]> = {
	"accessibility.spec.ts": [
		...[
			"components/ui/",
			"components/photo/",
			"components/gallery/",
			"components/upload/views/",
			"components/removal/",
		],
		...["components/roll/", "components/event-settings/", "components/overview/", "components/site/", "app/"],
		"components/door/",
		"messages/",
	],
	"bad-days.spec.ts": [
		"components/session/",
		"components/trpc/",
		"components/gallery/",
		"components/sign-in/",
	],
	"changes.spec.ts": ["server/changes/", "components/feed/", "components/album/", "components/live/"],
	"cross-site.spec.ts": ["server/http/", "proxy.ts", "server/auth/", "app/api/"],
	"deployed-routes.spec.ts": [
		...[
			"next.config.js",
			"instrumentation.ts",
			"server/images/",
			"server/jobs/",
			"app/api/cron/",
			"vercel.json",
		],
	],
	"door.spec.ts": [
		"server/http/",
		"proxy.ts",
		"instrumentation.ts",
		"server/rate-limits/",
		"server/routers/",
	],
	"downloads.spec.ts": ["components/photo/", "server/storage/", "server/verify/"],
	"take-home-reads.spec.ts": [
		"server/take-home/",
		"server/storage/",
		"infra/stack/",
		"proxy.ts",
		"server/http/",
	],
	"embedded/newcomer.spec.ts": ["scripts/stack/", "prisma/seed"],
	"event-sizes.spec.ts": ["components/wall/", "components/gallery/", "components/events/", "app/events/"],
	"favourites-and-reports.spec.ts": [
		...[
			"components/photo/",
			"components/block/",
			"components/log/",
			"components/gallery/",
			"components/album/",
		],
		...["server/photos/", "server/roll/", "server/log/", "server/changes/"],
	],
	"steward.spec.ts": [
		...["components/door/", "server/door/", "server/policies/", "rules/door.ts", "components/feed/"],
		"components/organizer/",
	],
	"first-load.spec.ts": ["package.json", "package-lock.json", "next.config.js", "app/layout.tsx"],
	"first-photo.spec.ts": [
		"components/upload/",
		"components/live/",
		"components/photo/",
		"server/uploads/",
		"rules/",
	],
	"first-page.spec.ts": [
		...["app/sign-in/", "app/api/cover/", "app/_preview.ts", "components/sign-in/", "components/site/"],
		...["components/events/", "server/events/", "public/icons/", "app/events/"],
	],
	"first-organizer.spec.ts": [
		"scripts/organizer",
		"server/events/",
		"components/overview/",
		"prisma/migrations/",
	],
	"focus.spec.ts": [
		"components/ui/",
		"components/photo/",
		"components/removal/",
		"components/wall/",
		"components/gallery/",
	],
	"headers.spec.ts": ["proxy.ts", "next.config.js", "server/http/", "app/layout.tsx", "app/api/health/"],
	"jobs.spec.ts": ["server/jobs/", "server/http/shutdown.ts", "instrumentation.ts"],
	"keyboard.spec.ts": ["components/upload/", "components/ui/"],
	"languages.spec.ts": [
		"messages/",
		"components/language/",
		"server/language/",
		"app/_language/",
		"components/format/",
	],
	"large-text.spec.ts": [
		...[
			"app/globals.css",
			"components/ui/",
			"components/photo/",
			"components/upload/views/",
			"components/roll/",
		],
		"components/gallery/",
	],
	"lightbox.spec.ts": ["components/photo/", "app/events/"],
	"live-bad-days.spec.ts": ["components/live/", "components/waiting/"],
	"live-for-hours.spec.ts": ["components/live/"],
	"live.spec.ts": ["components/live/", "app/(wall)/", "server/events/"],
	"lost-requests.spec.ts": ["components/trpc/", "components/waiting/", "app/_trpc/"],
	"many-photos.spec.ts": ["components/upload/", "components/waiting/", "rules/"],
	"main-job.spec.ts": [
		...[
			"components/upload/",
			"components/gallery/",
			"components/events/",
			"server/uploads/",
			"server/photos/",
		],
		...["server/policies/", "server/db/", "server/errors.ts", "server/limits.ts", "server/deps.ts", "rules/"],
		...[
			"server/roll/",
			"server/production-deps.ts",
			"server/env.js",
			"server/jobs/",
			"prisma/",
			"app/api/trpc/",
		],
	],
	"not-developed.spec.ts": ["components/upload/", "components/wall/", "components/photo/", "server/images/"],
	"one-command.spec.ts": ["scripts/dev.ts", "scripts/stack/build.ts", "scripts/stack/source-fingerprint.js"],
	"operations.spec.ts": [
		...["server/telemetry/", "server/operations/", "components/operations/", "app/operations/"],
		...["app/api/health/", "instrumentation.ts"],
	],
	"organizer-curate.spec.ts": [
		...["components/curate/", "server/curate/", "rules/curate.ts", "components/wall/"],
		...["components/album/", "server/changes/", "app/events/"],
	],
	"organizer-events.spec.ts": [
		...["components/event-settings/", "components/organizer/", "components/overview/", "components/events/"],
		...["app/events/", "server/events/", "server/policies/", "rules/events.ts"],
	],
	"pages.spec.ts": ["app/", "components/site/", "components/ui/", "components/format/", "public/"],
	"organizer-invite.spec.ts": ["components/invite/", "server/invitations/", "server/mail/", "server/jobs/"],
	"organizer-people.spec.ts": [
		"components/roll/",
		"server/roll/",
		"components/upload/views/",
		"server/policies/",
	],
	"organizer-import.spec.ts": [
		"components/export/",
		"components/import/",
		"server/imports/",
		"rules/imports.ts",
		"components/roll/",
	],
	"organizer-roll.spec.ts": ["components/roll/", "server/roll/", "app/events/"],
	"photo-actions.spec.ts": [
		"server/audit/",
		"components/photo/",
		"components/removal/",
		"components/album/",
		"server/photos/",
	],
	"photo-page.spec.ts": ["components/photo/", "components/album/", "app/events/"],
	"right-to-left.spec.ts": ["components/wall/", "components/photo/", "components/language/"],
	"sections.spec.ts": [
		...["server/sections/", "rules/sections.ts", "components/event-settings/", "components/gallery/"],
		...["components/upload/views/", "components/album/"],
	],
	"self-host.spec.ts": ["Dockerfile", "compose.yaml"],
	"sharing.spec.ts": ["components/share/", "components/print/", "components/gallery/", "components/photo/"],
	"sign-in-email-link.spec.ts": ["server/auth/", "server/mail/", "components/sign-in/", "app/sign-in/"],
	"sign-in-sessions.spec.ts": ["server/auth/", "app/_trpc/"],
	"sign-in.spec.ts": ["server/auth/", "components/sign-in/", "app/sign-in/"],
	"package-saving.spec.ts": ["components/take-home/package/", "public/package/", "rules/package/"],
	"package-of-20-gb.spec.ts": ["components/take-home/package/", "public/package/"],
	"take-home.spec.ts": [
		...["components/take-home/", "server/take-home/", "rules/package/", "rules/take-home.ts"],
		...["public/package/", "app/events/"],
	],
	"upload-faults.spec.ts": ["components/upload/queue/", "server/uploads/", "tests/faults/"],
	"true-numbers.spec.ts": [
		"components/upload/",
		"components/gallery/",
		"components/album/",
		"components/events/",
	],
	"uploads-kept.spec.ts": ["components/upload/", "components/site/", "app/events/"],
	"uploads-that-fail.spec.ts": ["components/upload/", "server/uploads/"],
	"venue.spec.ts": [
		...["components/join/", "components/venue/", "server/venue/", "rules/venue.ts", "rules/door.ts"],
		...["app/events/", "components/live/", "server/auth/"],
	],
	"venue-flood.spec.ts": ["server/venue/", "server/rate-limits/"],
	"venue-print.spec.ts": ["components/poster/", "components/print/", "messages/", "components/ui/"],
	"wall.spec.ts": ["components/wall/", "components/gallery/", "components/album/", "components/removal/"],
};

/** Paths under tests/e2e: first those that changed, then in the order of how many of the changed files they are about. */
export function relatedSpecs(changed: readonly string[]): string[] {
	const isChanged = (spec: string) => changed.includes(`tests/e2e/${spec}`);
	const touches = (spec: string, folders: string[]) =>
		changed.filter((file) => file === `tests/e2e/${spec}` || folders.some((start) => file.startsWith(start)))
			.length;
	return Object.entries(aboutFolders)
		.map(([spec, folders]) => ({ spec, count: touches(spec, folders) }))
		.filter(({ count }) => count > 0)
		.sort(
			(a, b) =>
				Number(isChanged(b.spec)) - Number(isChanged(a.spec)) ||
				b.count - a.count ||
				a.spec.localeCompare(b.spec),
		)
		.map(({ spec }) => spec);
}
