import { z } from "zod";
import { CaseExchange } from "../core/exchange/case-exchange.ts";

/** Prints the JSON Schema of the exchange format, published as docs/case-exchange.schema.json. */
const schema = z.toJSONSchema(CaseExchange, { io: "input" });
process.stdout.write(`${JSON.stringify({ title: "异地就医案件交换格式", ...schema }, null, 2)}\n`);
