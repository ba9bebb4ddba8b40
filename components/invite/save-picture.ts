/** Pixels of each side of the saved PNG, enough for a poster of a hand's width. */
const pngSize = 1_200;

/** Saves a drawing of the page as a file. */
export async function savePicture(
	svg: SVGSVGElement,
	{ type, name }: { type: "png" | "svg"; name: string },
): Promise<void> {
	const copy = new XMLSerializer().serializeToString(svg);
	const drawing = new Blob([copy], { type: "image/svg+xml" });
	const file = type === "svg" ? drawing : await asPng(svg);
	const address = URL.createObjectURL(file);
	const link = document.createElement("a");
	link.href = address;
	link.download = `${name}.${type}`;
	link.click();
	// Some browsers begin to read only after the click.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Drawn from the paths: an image of an SVG would need another source in the content security policy. */
async function asPng(svg: SVGSVGElement): Promise<Blob> {
	const canvas = document.createElement("canvas");
	canvas.width = canvas.height = pngSize;
	const context = canvas.getContext("2d");
	const side = svg.viewBox.baseVal.width;
	if (context && side > 0) {
		context.fillStyle = "#fff";
		context.fillRect(0, 0, pngSize, pngSize);
		context.scale(pngSize / side, pngSize / side);
		context.fillStyle = "#000";
		context.fill(new Path2D(svg.querySelector("path")?.getAttribute("d") ?? ""));
	}
	return new Promise((resolve, reject) =>
		canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("toBlob")))),
	);
}
