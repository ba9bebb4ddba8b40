/** All benches, in the order of the list. A new one is a file like these and a line here. */
import { abuseBench } from "./abuse";
import { apiBench } from "./api";
import { burstBench } from "./burst";
import { costBench } from "./cost";
import { curateBench } from "./curate";
import { developBench } from "./develop";
import { doorPageBench } from "./door-page";
import { feedBench } from "./feed";
import { galleryBench } from "./gallery";
import { hideBench } from "./hide";
import { hostileBench } from "./hostile";
import { importBench } from "./import";
import { importPageBench } from "./import-page";
import { lighthouseBench } from "./lighthouse";
import { overloadBench } from "./overload";
import { rollBench } from "./roll";
import { rollPageBench } from "./roll-page";
import type { Bench } from "./runner/bench";
import { scrollingBench } from "./scrolling";
import { slowUploadBench } from "./slow-upload";
import { takeHomeBench } from "./take-home";
import { uploadBench } from "./upload";
import { verifyBench } from "./verify";
import { wallBench } from "./wall";

export const benches: readonly Bench[] = [
	costBench,
	apiBench,
	overloadBench,
	uploadBench,
	slowUploadBench,
	takeHomeBench,
	burstBench,
	developBench,
	hostileBench,
	feedBench,
	hideBench,
	galleryBench,
	rollBench,
	rollPageBench,
	curateBench,
	doorPageBench,
	importBench,
	importPageBench,
	verifyBench,
	scrollingBench,
	abuseBench,
	wallBench,
	lighthouseBench,
];
