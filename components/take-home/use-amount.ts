import { useQueries } from "@tanstack/react-query";
import { type PackageWhat, packageIdsMax } from "@/rules/take-home";
import { useTRPC } from "../trpc/client";
import type { Choice } from "./choice";

/** Bytes of the largest rendition of a photo as a phone takes it, about. */
const renditionBytes = 700_000;

export interface AmountNow {
	/** Photos. Null until they are counted. */
	count: number | null;
	bytes: number | null;
	/** Some of the sizes are not known. */
	isEstimate: boolean;
	failed: boolean;
	/** Counts again. */
	again(): void;
}

/** How much a choice is. */
export function useAmount(eventId: string, { what, files, hidden }: Choice): AmountNow {
	const api = useTRPC();
	return useQueries({
		queries: inCalls(what).map((part) =>
			api.takeHome.measure.queryOptions({ ...{ eventId, files, hidden }, what: part }, { staleTime: 30_000 }),
		),
		combine: (answers) => {
			const failed = answers.some(({ isError }) => isError);
			const again = () => {
				for (const { isError, refetch } of answers) if (isError) void refetch();
			};
			const known = answers.map(({ data }) => data).filter((data) => data !== undefined);
			if (known.length < answers.length)
				return { count: null, bytes: null, isEstimate: false, failed, again };
			const sum = (of: keyof (typeof known)[number]) => known.reduce((all, one) => all + one[of], 0);
			const renditions = sum("renditions");
			return {
				count: sum("originals") + renditions,
				bytes: sum("originalBytes") + renditions * renditionBytes,
				isEstimate: renditions > 0,
				...{ failed, again },
			};
		},
	});
}

/** A large selection takes several calls, because its ids do not fit into one address. */
function inCalls(what: PackageWhat): PackageWhat[] {
	if (what.kind !== "selection") return [what];
	const calls: PackageWhat[] = [];
	for (let from = 0; from < what.photoIds.length; from += packageIdsMax)
		calls.push({ kind: "selection", photoIds: what.photoIds.slice(from, from + packageIdsMax) });
	return calls;
}
