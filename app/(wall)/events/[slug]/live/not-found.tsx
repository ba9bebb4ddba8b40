export { default, generateMetadata } from "../../../../events/[slug]/not-found";
