import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OperationsPage } from "@/components/operations/operations-page";
import { AppError } from "@/server/errors";
import { getTranslations } from "@/server/language/request/translations";
import { requireSession } from "../_trpc/require-session";
import { getQueryClient, trpc } from "../_trpc/server";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("operations"))("title") };
}

export default async function Operations() {
	await requireSession("/operations");
	return <OperationsPage operations={await readOperations()} />;
}

/** The page does not exist for anybody who does not run the install. */
async function readOperations() {
	try {
		return await getQueryClient().fetchQuery(trpc.operations.overview.queryOptions());
	} catch (error) {
		const cause = error instanceof TRPCError ? error.cause : null;
		if (cause instanceof AppError && cause.code === "OPERATORS_ONLY") notFound();
		throw error;
	}
}
