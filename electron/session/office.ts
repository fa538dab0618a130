import { ok } from "../../core/result.ts";
import type { Channel } from "../contract/contract.ts";
import { record } from "../store/journal.ts";
import { readTelephone, setTelephone } from "../store/office.ts";
import type { AtDesk } from "./at-desk.ts";
import type { Handlers } from "./handlers.ts";

type OfficeChannel = Extract<Channel, "office.read" | "office.set-telephone">;

/** What papers say of the office beside its name. */
export function officeHandlers(atDesk: AtDesk): Pick<Handlers, OfficeChannel> {
  return {
    "office.read": () =>
      atDesk("office.read", async ({ desk }) =>
        ok({ telephone: await desk.store.read(readTelephone) }),
      ),
    "office.set-telephone": ({ telephone }) =>
      atDesk("office.set-telephone", async ({ desk }) => {
        await desk.store.write(async (tx) => {
          const before = await readTelephone(tx);
          if (before === telephone) return;
          await setTelephone(tx, telephone);
          const said = `${before === "" ? "未设" : before} 改为 ${telephone === "" ? "未设" : telephone}`;
          await record(tx, desk, "office-changed", "咨询电话", said);
        });
        return ok({ telephone });
      }),
  };
}
