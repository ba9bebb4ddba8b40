/** HEIC and AVIF files whose boxes lie: items, grids of tiles, properties, positions and references. */
import type { PhotoType } from "@/rules/photo-types";
import { box, fullBox, uint } from "./containers";
import { fixture, type Kind } from "./hostile-file";

type HeifType = Extract<PhotoType, "image/heic" | "image/avif">;

/** One small coded picture, which files are built around. */
function codedPicture(type: HeifType) {
	const file = fixture(type === "image/avif" ? "10-bit.avif" : "10-bit.heic");
	const boxAt = (name: string) => {
		const at = file.indexOf(name) - 4;
		return file.subarray(at, at + file.readUInt32BE(at));
	};
	const [width = 0, height = 0] = [12, 16].map((at) => boxAt("ispe").readUInt32BE(at));
	const config = boxAt(type === "image/avif" ? "av1C" : "hvcC");
	return { config, data: boxAt("mdat").subarray(8), width, height };
}

interface Item {
	id: number;
	kind: string;
	data: Buffer;
	/** Indexes of its properties, from 1. */
	properties: number[];
	refersTo?: readonly number[];
}

interface Heif {
	items: Item[];
	properties: Buffer[];
	primary: number;
	/** Changes what is said about where an item's data are. */
	extents?: (item: Item, from: number) => { from: number; length: number }[];
	references?: Buffer[];
}

/** ISO/IEC 23008-12 and 14496-12: an item's facts are in "meta", and its data in "mdat". */
function heif(type: HeifType, { items, properties, primary, extents, references = [] }: Heif): Buffer {
	const codec = type === "image/avif" ? "avif" : "heic";
	const start = box("ftyp", codec, "\0\0\0\0", `mif1${codec}`);
	const meta = (dataAt: number) => {
		let next = dataAt;
		const places = items.map((item) => {
			const from = next;
			next += item.data.length;
			const all = extents?.(item, from) ?? [{ from, length: item.data.length }];
			return Buffer.concat([
				...[uint(2, item.id, 0, all.length)],
				...all.map(({ from: at, length }) => uint(4, at, length)),
			]);
		});
		const links = items.map(({ id, properties: own }) =>
			Buffer.concat([uint(2, id), uint(1, own.length, ...own.map((index) => index | 0x80))]),
		);
		const refs = items.flatMap(({ id, refersTo }) =>
			refersTo ? [box("dimg", uint(2, id, refersTo.length, ...refersTo))] : [],
		);
		return fullBox(
			...(["meta", 0] as const),
			fullBox("hdlr", 0, "\0\0\0\0pict", Buffer.alloc(13)),
			fullBox("pitm", 0, uint(2, primary)),
			fullBox(
				"iinf",
				0,
				uint(2, items.length),
				...items.map(({ id, kind }) => fullBox("infe", 2, uint(2, id, 0), kind, "\0")),
			),
			...(refs.length + references.length > 0 ? [fullBox("iref", 0, ...refs, ...references)] : []),
			box("iprp", box("ipco", ...properties), fullBox("ipma", 0, uint(4, items.length), ...links)),
			fullBox("iloc", 0, Buffer.from([0x44, 0]), uint(2, items.length), ...places),
		);
	};
	const length = start.length + meta(0).length;
	return Buffer.concat([start, meta(length + 8), box("mdat", ...items.map(({ data }) => data))]);
}

const ispe = (width: number, height: number) => fullBox("ispe", 0, uint(4, width, height));
/** Rows and columns are stored minus one; with flag 1 the size has 32 bits. */
const gridData = (rows: number, columns: number, width: number, height: number) =>
	Buffer.concat([Buffer.from([0, 1, rows - 1, columns - 1]), uint(4, width, height)]);
const codedKind = (type: HeifType) => (type === "image/avif" ? "av01" : "hvc1");

interface Grid {
	rows: number;
	columns: number;
	/** The items that are said to be its tiles; by default as many as it says, which share their data. */
	refersTo?: readonly number[];
	size?: readonly [width: number, height: number];
}

function grid(type: HeifType, { rows, columns, refersTo, size }: Grid): Buffer {
	const { config, data, width, height } = codedPicture(type);
	const [w, h] = size ?? [columns * width, rows * height];
	const tiles = Array.from({ length: refersTo ? 1 : rows * columns }, (_, index) => index + 2);
	return heif(type, {
		primary: 1,
		properties: [ispe(w, h), ispe(width, height), config],
		items: [
			{
				...{ id: 1, kind: "grid", data: gridData(rows, columns, w, h), properties: [1] },
				refersTo: refersTo ?? tiles,
			},
			...tiles.map((id) => ({
				...{ id, kind: codedKind(type), data: id === 2 ? data : Buffer.alloc(0), properties: [2, 3] },
			})),
		],
		extents: ({ id, data: own }, from) => [
			id > 2 ? { from: from - data.length, length: data.length } : { from, length: own.length },
		],
	});
}

const types = ["image/heic", "image/avif"] as const;

const grids: Kind = (random) => {
	const type = random.pick(types);
	const [what, bytes] = random.pick<() => [string, Buffer]>([
		() => [
			"256 × 255 tiles that are all one item",
			grid(type, { rows: 256, columns: 255, refersTo: Array<number>(65_280).fill(2) }),
		],
		() => ["15 × 15 tiles that share their data", grid(type, { rows: 15, columns: 15 })],
		() => ["60 × 60 tiles that share their data", grid(type, { rows: 60, columns: 60 })],
		() => ["90 × 90 tiles of 4 × 4 pixels", grid(type, { rows: 90, columns: 90, size: [360, 360] })],
		() => [
			"a size of 4 thousand million pixels a side",
			grid(type, { rows: 2, columns: 2, size: [0xffffffff, 0xffffffff] }),
		],
		() => ["tiles that do not fill it", grid(type, { rows: 1, columns: 1, size: [7_000, 7_000] })],
		() => ["itself as its tile", grid(type, { rows: 1, columns: 1, refersTo: [1] })],
		() => ["a tile that does not exist", grid(type, { rows: 1, columns: 2, refersTo: [2, 99] })],
		() => ["fewer tiles than it says", grid(type, { rows: 200, columns: 200, refersTo: [2] })],
	])();
	return { what: `a ${type} whose grid has ${what}`, type, bytes };
};

/** Grids of grids: each level multiplies the tiles of the one below. */
const nestedGrids: Kind = (random) => {
	const type = random.pick(types);
	const { config, data, width, height } = codedPicture(type);
	const levels = random.between(3, 8);
	const side = random.pick([2, 8]);
	const items = Array.from({ length: levels }, (_, level) => {
		const refersTo = Array<number>(side * side).fill(level + 2);
		return { id: level + 1, kind: "grid", data: gridData(side, side, 64, 64), properties: [1], refersTo };
	});
	const tile = { id: levels + 1, kind: codedKind(type), data, properties: [2, 3] };
	const bytes = heif(type, {
		...{ primary: 1, properties: [ispe(64, 64), ispe(width, height), config] },
		items: [...items, tile],
	});
	return { what: `a ${type} of ${levels} grids in each other`, type, bytes };
};

const items: Kind = (random) => {
	const type = random.pick(types);
	const { config, data, width, height } = codedPicture(type);
	const kind = codedKind(type);
	const properties = [ispe(width, height), config];
	const picture = { id: 1, kind, data, properties: [1, 2] };
	const [what, bytes] = random.pick<() => [string, Buffer]>([
		() => [
			"50,000 hidden items",
			heif(type, {
				primary: 1,
				properties,
				items: [
					picture,
					...Array.from({ length: 50_000 }, (_, i) => ({ ...picture, id: i + 2, data: Buffer.alloc(0) })),
				],
			}),
		],
		() => ["a primary item that does not exist", heif(type, { primary: 7, properties, items: [picture] })],
		() => [
			"1,000 thumbnails of itself",
			heif(type, {
				primary: 1,
				properties,
				items: [picture],
				references: Array.from({ length: 1_000 }, () => box("thmb", uint(2, 1, 1, 1))),
			}),
		],
		() => [
			"data of 4 GB",
			heif(type, {
				primary: 1,
				properties,
				items: [picture],
				extents: (_, from) => [{ from, length: 0xffffffff }],
			}),
		],
		() => [
			"data behind its end",
			heif(type, {
				primary: 1,
				properties,
				items: [picture],
				extents: () => [{ from: 0xfffffff0, length: 64 }],
			}),
		],
		() => [
			"60,000 times the whole file as its data",
			heif(type, {
				primary: 1,
				properties,
				items: [picture],
				extents: () => Array.from({ length: 60_000 }, () => ({ from: 0, length: 400_000 })),
			}),
		],
		() => [
			"the mirror, the turn and the crop 10,000 times",
			heif(type, {
				primary: 1,
				properties: [
					...properties,
					box("irot", Buffer.from([1])),
					box("imir", Buffer.from([1])),
					box("clap", uint(4, 0, 0, 1, 0, 1, 0, 1, 0)),
				],
				items: [{ ...picture, properties: [1, 2, ...Array<number>(200).fill(3), 4, 5] }],
			}),
		],
		() => [
			"EXIF and XMP that lie about their places",
			heif(type, {
				primary: 1,
				properties,
				items: [
					picture,
					{ id: 2, kind: "Exif", data: uint(4, 0xffffffff), properties: [] },
					{ id: 3, kind: "mime", data: Buffer.from("<a>".repeat(1_000)), properties: [] },
				],
				references: [box("cdsc", uint(2, 2, 1, 1)), box("cdsc", uint(2, 3, 1, 1))],
			}),
		],
	])();
	return { what: `a ${type} with ${what}`, type, bytes };
};

const sizes: Kind = (random) => {
	const type = random.pick(types);
	const { config, data } = codedPicture(type);
	const [width, height] = random.pick([
		[0xffffffff, 0xffffffff],
		[65_535, 65_535],
		[1, 0x7fffffff],
		[0, 0],
		[7_900, 7_900],
	] as const);
	const picture = { id: 1, kind: codedKind(type), data, properties: [1, 2] };
	const profile = random.pick([
		[],
		[box("colr", "prof", uint(4, 0xffffffff), random.bytes(200))],
		[box("colr", "nclx", uint(2, 65_535, 65_535, 65_535), Buffer.from([0xff]))],
	]);
	const bytes = heif(type, {
		...{ primary: 1, properties: [ispe(width, height), config, ...profile] },
		items: [{ ...picture, properties: [1, 2, ...profile.map((_, i) => i + 3)] }],
	});
	return { what: `a ${type} that says ${width} × ${height}`, type, bytes };
};

export const heifBombs: Kind[] = [grids, nestedGrids, items, sizes];
