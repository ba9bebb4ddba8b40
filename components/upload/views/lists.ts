/** What the uploader shows once photos are chosen. It is loaded when somebody is about to choose some, in one script. */
export { DraftGrid } from "./draft-grid";
export { SectionForAll } from "./section-choice";
export { SendingList } from "./sending-list";
export { SingleDraft } from "./single-draft";
export { UploadBar } from "./upload-bar";
export { UploadSummary } from "./upload-summary";
