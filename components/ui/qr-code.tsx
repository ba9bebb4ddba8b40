import clsx from "clsx";
import { encode } from "uqr";

/** White modules around a code, as ISO/IEC 18004 requires, because scanners need them to find its edge. */
const quietZone = 4;

/** Dark on white in every colour scheme, because many scanners cannot read the reverse. Rendered on the server. */
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
