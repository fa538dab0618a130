import { z } from "zod";
import { parseDate } from "../../core/calendar.ts";
import { DayAnswer, DayRequest } from "../../core/sync/wire.ts";
import { compareDay } from "../reconcile/day.ts";
import { refuse, type SignedCall, type SignedRoute, withBody } from "../http/route.ts";
import { NOT_UNDERSTOOD } from "../refusals.ts";

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

export const putDay: SignedRoute = {
  method: "PUT",
  path: "/v1/days/{day}",
  summary: "日对账",
  signed: true,
  request: DayRequest,
  status: 200,
  answer: DayAnswer,
  handle: withBody(DayRequest, async ({ gateway, device, params }: SignedCall, { cases }) => {
    const parsed = parseDate(Day.safeParse(params["day"]).data ?? "");
    if (!parsed.ok) return refuse(NOT_UNDERSTOOD);
    return { status: 200, body: await compareDay(gateway.db, device, parsed.value, cases) };
  }),
};
