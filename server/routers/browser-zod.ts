/**
 * zod for the schemas that browsers load too. It would compile its checks with `new Function`, and find out by trying
 * whether it may; the content security policy does not allow it and reports the try.
 */
import { z } from "zod";

if (typeof window !== "undefined") z.config({ jitless: true });

export { z };
