/** What is loaded once photos are chosen (../views/use-intake.ts). */

export { titleFromFileName } from "../queue/title-from-file-name";
export { sectionOfAll } from "./section-of";
export { takeIn } from "./take-in";
