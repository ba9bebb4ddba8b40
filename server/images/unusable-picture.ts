import type { DevelopFailure } from "../photos/develop-failures";

/** The file itself is at fault: trying again would fail again. */
export class UnusablePicture extends Error {
	readonly reason: DevelopFailure;
	constructor(reason: DevelopFailure, cause?: unknown) {
		super(reason, { cause });
		this.name = "UnusablePicture";
		this.reason = reason;
	}
}
