export { default } from "../events/layout";
