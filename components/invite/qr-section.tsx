"use client";

import { Download } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { QrCode } from "../ui/qr-code";
import { savePicture } from "./save-picture";

/** The link as a code for paper and for other people's screens, which can be saved. */
export function QrSection({ url }: { url: string }) {
	const t = useTranslations("invite");
	const frame = useRef<HTMLDivElement>(null);
	const save = (type: "png" | "svg") => {
		const svg = frame.current?.querySelector("svg");
		if (svg) void savePicture(svg, { type, name: `${new URL(url).pathname.split("/").at(-1)}-qr` });
	};
	return (
		<div className="flex flex-wrap items-center gap-4">
			<div ref={frame} className="rounded-control border border-line">
				<QrCode text={url} label={t("qrCode", { address: url })} className="size-36" />
			</div>
			<div className="flex flex-col items-start gap-2">
				<Button onClick={() => save("png")}>
					<Download aria-hidden className="size-4" /> {t("savePng")}
				</Button>
				<Button onClick={() => save("svg")}>
					<Download aria-hidden className="size-4" /> {t("saveSvg")}
				</Button>
			</div>
		</div>
	);
}
