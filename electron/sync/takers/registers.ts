import { putMessage } from "../../store/messages.ts";
import { putCodes, putInstitutions, putPersons } from "../../store/registers.ts";
import { putReceivedTemplate } from "../../store/received-templates.ts";
import { KNOWN, TAKEN, type TakersOf } from "./taker.ts";

/** Lists and notices of the district: kept as they came, looked up and shown where they are needed. */
export const registerTakers: TakersOf<
  "persons" | "institutions" | "codes" | "message" | "template"
> = {
  persons: {
    take: async (tx, change) => {
      await putPersons(tx, change);
      return TAKEN;
    },
  },
  institutions: {
    take: async (tx, change) => {
      await putInstitutions(tx, change);
      return TAKEN;
    },
  },
  codes: {
    take: async (tx, change, at) => ((await putCodes(tx, change, at)) ? TAKEN : KNOWN),
  },
  message: {
    take: async (tx, change, at) => ((await putMessage(tx, change, at)) ? TAKEN : KNOWN),
  },
  /** Kept for a supervisor, who looks at it and puts it to use. */
  template: {
    needs: ({ sha256, bytes }) => [{ sha256, bytes, mediaType: "application/pdf" }],
    take: async (tx, change, at) => ((await putReceivedTemplate(tx, change, at)) ? TAKEN : KNOWN),
  },
};
