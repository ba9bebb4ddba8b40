import type { Subject, TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const noPhoto = "PHOTO_NOT_FOUND";
const noUpload = "UPLOAD_NOT_FOUND";
const expired = "UPLOAD_EXPIRED";
const other = "UPLOAD_MISMATCH";
const offRoll = "NOT_ON_THE_ROLL";
const notYours = "NOT_YOUR_PHOTO";
const noHiding = "ORGANIZERS_ONLY";
const ownPhoto = "OWN_PHOTO";
const early = "UPLOADS_NOT_OPEN";
const late = "UPLOADS_CLOSED";

// What the album shows to everybody, and what only the uploader and the organizers see.
const shown = ["ready shown"] as const satisfies Subject[];
const developed = ["ready waiting", "ready hidden"] as const satisfies Subject[];
const undeveloped = [
	...(["developing shown", "developing waiting", "developing hidden"] as const),
	...(["failed shown", "failed waiting", "failed hidden"] as const),
] as const satisfies Subject[];
const kept = [...developed, ...undeveloped] as const;
export const photo = [...shown, ...kept] as const;
const upload = [
	"pending upload",
	"expired upload",
	"rejected upload",
	"duplicate upload",
	"cancelled upload",
] as const satisfies Subject[];
/** Ids under which there is no photo. */
export const none = [...upload, "removed"] as const satisfies Subject[];
const open = ["open, approval after", "open, approval before"] as const;
const unopened = ["not open yet, approval after", "not open yet, approval before"] as const;
const closed = ["closed, approval after", "closed, approval before"] as const;

// biome-ignore format: a table is read by its columns
export const photos: TableOf<"photos"> = {
	//                                             signed   stranger   taken off   ────────── attendee who is ──────────    ────────── steward who is ───────────    ───────── organizer who is ──────────    organizer of
	//                                             out                 the roll    invited     registered   attended        invited     registered   attended        invited     registered   attended        another event
	list: [
		[{},                                       signIn,  noEvent,   noEvent,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noEvent ],
	],
	count: [
		[{},                                       signIn,  noEvent,   noEvent,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noEvent ],
	],
	latest: [
		[{},                                       signIn,  noEvent,   noEvent,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noEvent ],
	],
	gone: [
		[{ own: [...photo, ...none], others: [...photo, ...none] }, signIn,  noEvent,   noEvent,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noEvent ],
	],
	live: [
		[{},                                       signIn,  noEvent,   noEvent,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noEvent ],
	],
	failed: [
		[{},                                       signIn,  noEvent,   noEvent,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noEvent ],
	],
	uploaders: [
		[{},                                       signIn,  noEvent,   noEvent,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noEvent ],
	],

	initiateUpload: [
		[{ event: open },                          signIn,  offRoll,   offRoll,    offRoll,    offRoll,     ok,             offRoll,    offRoll,     ok,             offRoll,    offRoll,     ok,             offRoll ],
		[{ event: unopened },                      signIn,  offRoll,   offRoll,    offRoll,    offRoll,     early,          offRoll,    offRoll,     early,          offRoll,    offRoll,     early,          offRoll ],
		[{ event: closed },                        signIn,  offRoll,   offRoll,    offRoll,    offRoll,     late,           offRoll,    offRoll,     late,           offRoll,    offRoll,     late,           offRoll ],
	],
	confirm: [
		[{ own: ["pending upload"] },              signIn,  offRoll,   offRoll,    offRoll,    offRoll,     ok,             offRoll,    offRoll,     ok,             offRoll,    offRoll,     ok,             offRoll ],
		[{ own: ["expired upload", "cancelled upload"] }, signIn,  offRoll,   offRoll,    offRoll,    offRoll,     expired,        offRoll,    offRoll,     expired,        offRoll,    offRoll,     expired,        offRoll ],
		[{ own: ["rejected upload"] },             signIn,  offRoll,   offRoll,    offRoll,    offRoll,     other,          offRoll,    offRoll,     other,          offRoll,    offRoll,     other,          offRoll ],
		[{ own: ["duplicate upload"] },            signIn,  offRoll,   offRoll,    offRoll,    offRoll,     ok,             offRoll,    offRoll,     ok,             offRoll,    offRoll,     ok,             offRoll ],
		[{ own: photo },                           signIn,  offRoll,   offRoll,    offRoll,    offRoll,     ok,             offRoll,    offRoll,     ok,             offRoll,    offRoll,     ok,             offRoll ],
		[{ own: ["removed"] },                     signIn,  noUpload,  noUpload,   noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload],
		[{ others: [...photo, ...none] },          signIn,  noUpload,  noUpload,   noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload],
	],

	cancelUpload: [
		[{ own: [...upload, ...photo] },           signIn,  ok,        ok,         ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             ok      ],
		[{ own: ["removed"] },                     signIn,  noUpload,  noUpload,   noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload],
		[{ others: [...photo, ...none] },          signIn,  noUpload,  noUpload,   noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload],
	],
	rewordUpload: [
		[{ own: upload },                          signIn,  ok,        ok,         ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             ok      ],
		[{ own: photo },                           signIn,  noUpload,  noUpload,   ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noUpload],
		[{ own: ["removed"] },                     signIn,  noUpload,  noUpload,   noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload],
		[{ others: [...photo, ...none] },          signIn,  noUpload,  noUpload,   noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload,   noUpload,    noUpload,       noUpload],
	],

	byId: [
		[{ own: photo },                           signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: shown },                        signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: kept },                         signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        ok,         ok,          ok,             noPhoto ],
		[{ own: none, others: none },              signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
	],
	around: [
		[{ own: photo },                           signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: shown },                        signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: kept },                         signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        ok,         ok,          ok,             noPhoto ],
		[{ own: none, others: none },              signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
	],
	download: [
		[{ own: [...shown, ...developed] },        signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: shown },                        signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: developed },                    signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        ok,         ok,          ok,             noPhoto ],
		[{ own: undeveloped, others: undeveloped },signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
		[{ own: none, others: none },              signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
	],

	update: [
		[{ own: photo },                           signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: shown },                        signIn,  noPhoto,   noPhoto,    notYours,   notYours,    notYours,       notYours,   notYours,    notYours,       ok,         ok,          ok,             noPhoto ],
		[{ others: kept },                         signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        ok,         ok,          ok,             noPhoto ],
		[{ own: none, others: none },              signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
	],
	remove: [
		[{ own: photo },                           signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: shown },                        signIn,  noPhoto,   noPhoto,    notYours,   notYours,    notYours,       notYours,   notYours,    notYours,       ok,         ok,          ok,             noPhoto ],
		[{ others: kept },                         signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        ok,         ok,          ok,             noPhoto ],
		[{ own: none, others: none },              signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
	],
	setSection: [
		[{ own: [...photo, ...none], others: [...photo, ...none] }, signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noEvent ],
	],
	restoreSections: [
		[{ own: [...photo, ...none], others: [...photo, ...none] }, signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noEvent ],
	],
	hide: [
		[{ own: photo },                           signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noEvent ],
		[{ others: photo },                        signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noEvent ],
		[{ own: none, others: none },              signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       noPhoto,    noPhoto,     noPhoto,        noEvent ],
	],
	show: [
		[{ own: photo },                           signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noEvent ],
		[{ others: photo },                        signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noEvent ],
		[{ own: none, others: none },              signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       noPhoto,    noPhoto,     noPhoto,        noEvent ],
	],
	report: [
		[{ own: photo },                           signIn,  noPhoto,   noPhoto,    ownPhoto,   ownPhoto,    ownPhoto,       ownPhoto,   ownPhoto,    ownPhoto,       ownPhoto,   ownPhoto,    ownPhoto,       noPhoto ],
		[{ others: shown },                        signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: kept },                         signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        ok,         ok,          ok,             noPhoto ],
		[{ own: none, others: none },              signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
	],
	reports: [
		[{ own: photo, others: photo },            signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noEvent ],
		[{ own: none, others: none },              signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       noPhoto,    noPhoto,     noPhoto,        noEvent ],
	],
	dismissReports: [
		[{ own: photo, others: photo },            signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noEvent ],
		[{ own: none, others: none },              signIn,  noEvent,   noEvent,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       noPhoto,    noPhoto,     noPhoto,        noEvent ],
	],
	setFavourite: [
		[{ own: photo },                           signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: shown },                        signIn,  noPhoto,   noPhoto,    ok,         ok,          ok,             ok,         ok,          ok,             ok,         ok,          ok,             noPhoto ],
		[{ others: kept },                         signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        ok,         ok,          ok,             noPhoto ],
		[{ own: none, others: none },              signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
	],
	setHidden: [
		[{ own: photo },                           signIn,  noPhoto,   noPhoto,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noPhoto ],
		[{ others: shown },                        signIn,  noPhoto,   noPhoto,    noHiding,   noHiding,    noHiding,       noHiding,   noHiding,    noHiding,       ok,         ok,          ok,             noPhoto ],
		[{ others: kept },                         signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        ok,         ok,          ok,             noPhoto ],
		[{ own: none, others: none },              signIn,  noPhoto,   noPhoto,    noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto,    noPhoto,     noPhoto,        noPhoto ],
	],
};
