export { default, metadata } from "../../../../events/[slug]/not-found";
