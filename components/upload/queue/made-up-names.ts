/** File names that cameras, phones, messengers and stores make up. They say nothing about the photo, so they are no titles. */

/** What the names of photos begin with, alone or before digits and what is in `fillers`. */
const makers = new RegExp(
	`^(${[
		// Cameras and phones.
		"img[ep]?|imag|image|cimg|kimg|dsc[nf]?|csc|sdc|pxl|mvimg|mg|mvi|mov|vid|video|gopr?|gx|dji|sam|pict?|hpim|win|wp",
		"picture|photo|foto|fotka|bild|imagen|imagem|immagine|afbeelding|obraz|camphoto|fullsizerender|fullsizeoutput",
		// Messengers, stores and apps that change photos.
		"fb|ig|received|signal|whatsapp|wa|snapchat|telegram|viber|mmexport|wechat|microsg|line|messenger|instagram",
		"inshot|picsart|snapseed|airbrush|unnamed|unknown|untitled|unbenannt|download|attachment|anhang",
	].join("|")})\\d*$`,
);

/** The same, but only with a date or a long number, because people also begin titles with these words. */
const datedMakers =
	/^(?:\d{5})?(pano|panorama|burst|portrait|night|hdr|cover|collage|beauty|scan|file|retouch|polish|temp|tmp|lv|b612|st[ab])\d*$/;

/** What else may stand in such a name. */
const fillers = new RegExp(
	`^(${[
		"\\d+|(\\d+[a-z]{1,3})+|[a-z]|[a-z]{1,2}\\d+|img|image|photo|bild|foto|camera|album|shot",
		"at|on|from|ios|um|am|pm|mp|pro|hdr|pano|burst\\d*|cover|portrait|night|raw|edit|edited|bearbeitet|copy|kopie|collage",
		"com|original|optimized|compressed|resized|whatsapp|instagram|facebook|messenger|telegram|signal|snapchat",
	].join("|")})$`,
);

/** Screenshots, as the systems of many languages call them. An app's name may follow the date. */
const screenshot =
	/^(screen ?-?shots?|screen recording|screen$|bildschirm(foto|aufnahme)|capture d.?écran|captura de (pantalla|tela|ecrã)|schermata|schermafbeelding|schermopname|skärmavbild|skærmbillede|skjermbilde|näyttökuva|zrzut ekranu|снимок экрана|знімок екрана|snímek obrazovky|ekran (resmi|görüntüsü|alıntısı)|képernyőfotó|captură de ecran|στιγμιότυπο|لقطة الشاشة|スクリーンショット|截屏|截图|屏幕截图|螢幕截圖|스크린샷|צילום מסך|ảnh màn hình|ภาพหน้าจอ)(?=\P{L}|\d|$)/u;

const copies = /^(copy of|kopie von|copie de|copia de) /;

/** A UUID, a hash, or another long row of letters and digits in turns. */
function isIdentifier(base: string): boolean {
	if (/^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(base)) return true;
	if (/^(?=.*\d)[0-9a-f]{16,}$/i.test(base)) return true;
	const turns = base.match(/\d(?=[a-z])|[a-z](?=\d)/gi)?.length ?? 0;
	return (/^[0-9a-f]{8,}$/i.test(base) && turns >= 3) || (/^[\w-]{16,}$/.test(base) && turns >= 4);
}

/** Whether a machine made up the name, which comes without its extension: "IMG_4231", "20260501_102233_HDR". */
export function isMadeUp(base: string): boolean {
	// A number in brackets is what browsers and systems tell copies apart by.
	const name = base.replace(/\s*[(~]\d+\)?$/, "");
	if (isIdentifier(name)) return true;
	const text = name.toLowerCase().replaceAll("_", " ").trim().replace(copies, "");
	const shot = screenshot.exec(text)?.[0];
	if (shot !== undefined) return !/\p{L}/u.test(text.slice(shot.length)) || /\d{4}/.test(text);
	const [first, ...others] = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	if (first === undefined) return false;
	const isDated = [first, ...others].some((word) => /\d{6}/.test(word)) || /\d{4}-\d\d-\d\d/.test(text);
	const begins =
		makers.test(first) ||
		/^\d+$/.test(first) ||
		/^[pg][\da-c]\d{6}$/.test(first) ||
		(isDated && datedMakers.test(first));
	return begins && others.every((word) => fillers.test(word));
}
