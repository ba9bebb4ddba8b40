/** Whether the process answers at all. It checks no dependencies, because a restart would not repair them. */
import { privateAnswer } from "@/server/http/private-answer";

export const dynamic = "force-dynamic";

export const GET = () => Response.json({ status: "alive" }, { headers: privateAnswer });
