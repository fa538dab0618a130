import { z } from "zod";
import { CaseExchange } from "../core/exchange/case-exchange.ts";
import { ReceiptFile } from "../core/exchange/receipt-file.ts";

/**
 * `schema [case|receipt]` prints a JSON Schema: of the exchange format, published
 * as docs/case-exchange.schema.json, or of receipts, as docs/receipt.schema.json.
 */
const SCHEMAS = {
  case: { title: "异地就医案件交换格式", schema: CaseExchange },
  receipt: { title: "异地就医计算结果", schema: ReceiptFile },
} as const;

const asked = process.argv[2] === "receipt" ? SCHEMAS.receipt : SCHEMAS.case;
const schema = z.toJSONSchema(asked.schema, { io: "input" });
process.stdout.write(`${JSON.stringify({ title: asked.title, ...schema }, null, 2)}\n`);
