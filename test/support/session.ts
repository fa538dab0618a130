import type { Role } from "../../electron/contract/administration.ts";
import type { Arrangement } from "../../core/working-days.ts";
import type { Session } from "../../renderer/app/session.tsx";

/** An open workstation, as a screen behind the log-in is told of it. */
export function sessionOf(
  role: Role,
  today: string,
  arrangements: readonly Arrangement[] = [],
): Session {
  return {
    version: "0.1.0",
    office: { name: "便民服务中心", window: "A3", pool: "410200" },
    operator: { id: "1", name: "李建国", role },
    today,
    arrangements,
    lock: () => undefined,
    show: () => undefined,
  };
}
