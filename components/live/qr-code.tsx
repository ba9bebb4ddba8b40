import clsx from "clsx";
import { encode } from "uqr";

/** Modules of white around a code, as ISO/IEC 18004 wants them: without, a scanner does not find its edge. */
const quietZone = 4;

/** Dark on white in every colour scheme: many scanners do not read the reverse. Drawn on the server. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
	const { data, size } = encode(text, { ecc: "M", border: quietZone });
	const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
	return (
		<svg
			role="img"
			aria-label={label}
			viewBox={`0 0 ${size} ${size}`}
			shapeRendering="crispEdges"
			className={clsx("block", className)}
		>
			<rect width={size} height={size} fill="#fff" />
			<path d={path} fill="#000" />
		</svg>
	);
}
