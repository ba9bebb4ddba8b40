/** Whether the process answers at all. Says nothing of what it stands on: a restart would not mend that. */
import { privateAnswer } from "@/server/http/private-answer";

export const dynamic = "force-dynamic";

export const GET = () => Response.json({ status: "alive" }, { headers: privateAnswer });
