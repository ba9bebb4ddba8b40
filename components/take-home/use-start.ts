import { useEffect, useState } from "react";
import { useTranslations } from "#translations";
import { useTRPCClient } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { importPatiently } from "../ui/import-patiently";
import type { Choice } from "./choice";
import { hold } from "./held";

type Engine = typeof import("./engine");

/**
 * What makes packages, null until its script is here. It is loaded with the page, because browsers allow the dialog that asks
 * where to save only within a press.
 */
export function useStart(
	event: Pick<EventView, "id" | "slug" | "name" | "timezone" | "sections">,
	link: string,
) {
	const client = useTRPCClient();
	const t = useTranslations("takeHome");
	const [engine, setEngine] = useState<Engine | null>(null);
	useEffect(() => {
		let isHere = true;
		void importPatiently(() => import("./engine")).then((loaded) => {
			if (isHere) setEngine(loaded);
		});
		return () => {
			isHere = false;
		};
	}, []);

	/** Nothing begins if the person closes the browser's dialog. */
	async function start(choice: Choice): Promise<void> {
		const words = {
			noSection: t("folderNoSection"),
			noTime: t("folderNoTime"),
			noName: t("folderNoName"),
		};
		const held = await engine?.makePackage({ client, event, choice, words });
		if (held) hold({ ...held, link });
	}
	return { engine, start };
}
