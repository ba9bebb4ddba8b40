import "server-only";
import { translator } from "@/messages/compile";
import type { Namespace, Translate } from "@/messages/types";
import { currentLocale } from "./current-locale";

/** For pages, their metadata and other asynchronous server components. */
export async function getTranslations<N extends Namespace>(namespace: N): Promise<Translate<N>> {
	return translator(await currentLocale(), namespace);
}
