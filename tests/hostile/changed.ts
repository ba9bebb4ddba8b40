/** Good pictures that were cut, changed, mixed, or are called something else. */
import { typeOf } from "@/server/images/four-fields.fixture";
import { anyClean, cleanTypes, fixture, type Kind } from "./hostile-file";
import type { Random } from "./random";

const truncated: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const kept = random.below(bytes.length);
	const isHalf = kept < bytes.length * mostOfHalf;
	return {
		...{ what: `${name} cut after ${kept} bytes`, type, bytes: bytes.subarray(0, kept) },
		...(isHalf && { picture: "no" }),
	};
};
/** The rest of a good picture may be metadata. */
const mostOfHalf = 0.75;

/** Files that hardly have anything but their picture. */
const dense = [
	...["progressive.jpg", "greyscale.jpg", "cmyk.jpg", "orientation-1.png", "16-bit.png", "animated.gif"],
	...["display-p3.webp", "10-bit.heic", "10-bit.avif"],
];

/** What a program leaves that reserved the place of a file and did not get all of it. */
const zerosFrom: Kind = (random) => {
	const name = random.pick(dense);
	const bytes = Buffer.from(fixture(name));
	const percent = random.between(30, 75);
	bytes.fill(0, Math.floor((bytes.length * percent) / 100));
	return { what: `${name} with zeros from ${percent} %`, type: typeOf(name), bytes, picture: "no" };
};

const halfAndEnd: Kind = (random) => {
	const name = random.pick(["progressive.jpg", "greyscale.jpg", "cmyk.jpg", "animated.gif"]);
	const whole = fixture(name);
	const percent = random.between(30, 75);
	const start = whole.subarray(0, Math.floor((whole.length * percent) / 100));
	const end = name.endsWith(".gif") ? [0, 0x3b] : [0xff, 0xd9];
	const bytes = Buffer.concat([start, Buffer.from(end)]);
	// What is before this frame's pixels is a shorter animation.
	const isBetween = name.endsWith(".gif") && start.length - start.lastIndexOf(gifFrame) < gifFrameHeader;
	return {
		...{ what: `${percent} % of ${name} and an end marker`, type: typeOf(name), bytes },
		...(!isBetween && { picture: "no" }),
	};
};
/** A frame begins with its extension, in this fixture followed by another one and by its place and size. */
const gifFrame = Buffer.from([0x21, 0xf9, 0x04]);
const gifFrameHeader = 48;

function flip(random: Random, bytes: Buffer, from: number, to: number) {
	const count = random.between(1, 12);
	for (let i = 0; i < count; i++) {
		const at = random.between(from, Math.max(from, Math.min(to, bytes.length) - 1));
		bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
	}
	return count;
}

const flipped: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	return { what: `${name} with ${flip(random, bytes, 0, bytes.length)} flipped bits`, type, bytes };
};

/** Where the sizes, counts and offsets are. */
const flippedHeader: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const count = flip(random, bytes, 12, 400);
	return { what: `${name} with ${count} flipped bits in its header`, type, bytes };
};

/** Four bytes at once, because most lengths have as many. */
const largeNumbers: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const at = random.between(12, Math.min(600, bytes.length - 4));
	const value = random.pick([0xffffffff, 0x7fffffff, 0x80000000, 0, 1, 0xffff, 0x10000]);
	if (random.below(2) === 0) bytes.writeUInt32BE(value, at);
	else bytes.writeUInt32LE(value, at);
	return { what: `${name} with ${value} at ${at}`, type, bytes };
};

const doubled: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const from = random.below(bytes.length);
	const to = random.between(from, bytes.length);
	const parts = [bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)];
	return { what: `${name} with bytes ${from} to ${to} twice`, type, bytes: Buffer.concat(parts) };
};

const spliced: Kind = (random) => {
	const [one, other] = [anyClean(random), anyClean(random)];
	const bytes = Buffer.concat([
		one.bytes.subarray(0, random.below(one.bytes.length)),
		other.bytes.subarray(random.below(other.bytes.length)),
	]);
	return { what: `the start of ${one.name} and the end of ${other.name}`, type: one.type, bytes };
};

/** The first bytes say a type, and nothing else does. */
const onlySignature: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const start = bytes.subarray(0, random.between(12, 32));
	const noise = random.bytes(random.between(0, 2_000));
	return {
		...{ what: `the first ${start.length} bytes of ${name}, then noise`, type, picture: "no" },
		bytes: Buffer.concat([start, noise]),
	};
};

const otherType: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const said = random.pick(cleanTypes.filter((one) => one !== type));
	return { what: `${name} declared as ${said}`, type: said, bytes, picture: "yes" };
};

const otherSize: Kind = (random) => {
	const { type, name, bytes } = anyClean(random);
	const size = random.pick([bytes.length - 1, bytes.length + 1, 1, 49_999_999]);
	return { what: `${name} declared with ${size} bytes`, type, bytes, size, picture: "no" };
};

export const changed: Kind[] = [
	...[truncated, flipped, flippedHeader, largeNumbers, doubled, spliced, onlySignature, otherType, otherSize],
];

export const holed: Kind[] = [zerosFrom, halfAndEnd];
