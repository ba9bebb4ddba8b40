/** What of this folder is loaded when it is needed, in one script. */
export { clean, countOf, wipePerson } from "./housekeeping";
export { keepUploads } from "./keep-uploads";
export { stoppedPhotosAt } from "./stopped-photos";
