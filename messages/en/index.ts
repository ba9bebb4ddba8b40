import { blocking } from "./blocking";
import { common } from "./common";
import { crash } from "./crash";
import { curate } from "./curate";
import { door } from "./door";
import { errors } from "./errors";
import { events } from "./events";
import { exporting } from "./exporting";
import { failures } from "./failures";
import { format } from "./format";
import { gallery } from "./gallery";
import { hiding } from "./hiding";
import { imports } from "./imports";
import { invitation } from "./invitation";
import { invite } from "./invite";
import { kept } from "./kept";
import { landing } from "./landing";
import { language } from "./language";
import { live } from "./live";
import { log } from "./log";
import { mail } from "./mail";
import { operations } from "./operations";
import { organizer } from "./organizer";
import { photo } from "./photo";
import { poster } from "./poster";
import { printing } from "./printing";
import { readList } from "./read-list";
import { removal } from "./removal";
import { reporting } from "./reporting";
import { roll } from "./roll";
import { sections } from "./sections";
import { settings } from "./settings";
import { share } from "./share";
import { signIn } from "./sign-in";
import { site } from "./site";
import { stranger } from "./stranger";
import { takeHome } from "./take-home";
import { upload } from "./upload";
import { venue } from "./venue";
import { wall } from "./wall";

/** Every message in English, the language that the keys and the parameters of all others are checked against. */
export const en = {
	blocking,
	common,
	crash,
	curate,
	door,
	errors,
	events,
	exporting,
	failures,
	format,
	gallery,
	hiding,
	kept,
	imports,
	invitation,
	invite,
	landing,
	language,
	live,
	log,
	mail,
	operations,
	organizer,
	photo,
	poster,
	printing,
	readList,
	removal,
	reporting,
	roll,
	sections,
	settings,
	share,
	signIn,
	site,
	stranger,
	takeHome,
	upload,
	venue,
	wall,
};
