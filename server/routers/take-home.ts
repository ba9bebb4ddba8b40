import { listPackage } from "../take-home/list-package";
import { measurePackage } from "../take-home/measure-package";
import { signPackage } from "../take-home/sign-package";
import { packageListInput, packageMeasureInput, packageSignInput } from "./take-home.schema";
import { onRoll, router } from "./trpc";

/** For everybody on the roll: which photos a package has, and URLs for fetch(). The browser makes the package. */
export const takeHomeRouter = router({
	list: onRoll
		.input(packageListInput)
		.query(({ ctx, input }) => listPackage(ctx.deps, { ...input, membership: ctx.membership })),

	/** How many photos a package has, and how large their originals are, before anybody makes it. */
	measure: onRoll
		.input(packageMeasureInput)
		.query(({ ctx, input }) => measurePackage(ctx.deps, { ...input, membership: ctx.membership })),

	/** Asked for a few photos at a time, shortly before they are fetched, and again for a URL that the store refuses. */
	sign: onRoll
		.input(packageSignInput)
		.query(({ ctx, input }) => signPackage(ctx.deps, { ...input, membership: ctx.membership })),
});
