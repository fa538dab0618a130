import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyCase } from "../../core/casefile/form.ts";
import { readCapitals } from "../../core/claim/invoice-text/capitals.ts";
import { againstCase, readInvoiceText } from "../../core/claim/invoice-text/read.ts";
import type { InvoiceReading } from "../../core/claim/invoice-text/reading.ts";
import { inCapitals } from "../../core/forms/capitals.ts";
import { fen, MAX_FEN } from "../../core/money.ts";

/** The fields alone, and how sure each is. */
function valuesOf({ found }: InvoiceReading) {
  return Object.fromEntries(Object.entries(found).map(([field, { value }]) => [field, value]));
}
function surenessOf({ found }: InvoiceReading) {
  return Object.fromEntries(Object.entries(found).map(([field, { sure }]) => [field, sure]));
}
function codesOf({ problems }: Pick<InvoiceReading, "problems">) {
  return problems.map(({ code }) => code);
}

/** A medical e-invoice as it comes out of a page: labels and values close together, the total last. */
const COPIED = `其他信息
业务流水号：88361875 门诊号：P0001140980-0 就诊日期：20230430 11:09:01
医疗机构类型：三级甲等综合医保类型：职工在职医保编号：0001140980 性别：男
医保统筹基金支付：196.04 其他支付：0.00 个人账户支付：797.50 个人现金支付：0.00
江苏省医疗门诊收费票据（电子）
票据代码：32060123 票据号码：0022739009
交款人统一社会信用代码：**************6735 校验码：138973
交款人：黄小河开票日期：2023-04-30
检查费1.00/项717.28
金额合计（大写）玖佰玖拾叁元伍角肆分
收款单位（章）： 复核人：80138 收款人：70004
(小写)￥993.54`;

describe("the code on an invoice", () => {
  test("GD-93-5b: of a 数电票 gives number, day and the amount with tax, plainly", () => {
    const reading = readInvoiceText("01,32,,24312000000136634917,48.90,20260602,,7014");
    expect(valuesOf(reading)).toEqual({
      number: "24312000000136634917",
      date: "2026-06-02",
      amount: "48.90",
    });
    expect(new Set(Object.values(surenessOf(reading)))).toEqual(new Set(["plain"]));
    expect(codesOf(reading)).toEqual([]);
    expect(reading.found.number?.where).toEqual({ by: "place", place: 4 });
  });

  test("of an older 发票 holds the amount without tax, which the clerk is told", () => {
    const reading = readInvoiceText(
      "01,10,044001500111,81966722,173.79,20170524,17884534745749991611,BE2D,",
    );
    expect(valuesOf(reading)).toEqual({
      code: "044001500111",
      number: "81966722",
      amount: "173.79",
      date: "2017-05-24",
      check: "17884534745749991611",
    });
    expect(surenessOf(reading)).toMatchObject({ number: "plain", amount: "guess" });
    expect(codesOf(reading)).toEqual(["W-INV-23"]);
  });

  test("of another kind in the same order is no more than a guess", () => {
    const reading = readInvoiceText("01,06,31060126,0048217390,57274.55,20261014,a81f3c,");
    expect(valuesOf(reading)).toMatchObject({ code: "31060126", number: "0048217390" });
    expect(new Set(Object.values(surenessOf(reading)))).toEqual(new Set(["guess"]));
    expect(codesOf(reading)).toEqual(["N-INV-16"]);
  });

  test.each([
    [
      "with the amount",
      "https://bill.example.cn/svc/d?t=504&a=31PZ&d=45060122_0185821908_07892e_236.21_20230306&s=1FE6",
      {
        code: "45060122",
        number: "0185821908",
        check: "07892e",
        amount: "236.21",
        date: "2023-03-06",
      },
    ],
    [
      "without the amount",
      "https://bill.example.cn/d?t=501&a=89AM&d=44060122_8040675619_3f7484_20221118&s=B62B",
      { code: "44060122", number: "8040675619", check: "3f7484", date: "2022-11-18" },
    ],
    [
      "with a name for each",
      "http://bill.example.cn/showInvoice?invoice_code=45010223&invoice_number=0012438562&check_code=83edfa&app_id=hN",
      { code: "45010223", number: "0012438562", check: "83edfa" },
    ],
    [
      "with other names, and a moment",
      "https://bill.example.cn/#/check?billBatchCode=15060125&billNo=0127705695&random=55e825&ivcDateTime=20260212103000000&totalAmt=188.21",
      {
        code: "15060125",
        number: "0127705695",
        check: "55e825",
        date: "2026-02-12",
        amount: "188.21",
      },
    ],
  ])("of a medical e-invoice is a link %s", (_, link, values) => {
    const reading = readInvoiceText(link);
    expect(reading.layout).toBe("link");
    expect(valuesOf(reading)).toEqual(values);
    expect(new Set(Object.values(surenessOf(reading)))).toEqual(new Set(["likely"]));
    expect(codesOf(reading)).toEqual(["N-INV-15"]);
    for (const { at, value } of Object.values(reading.found)) {
      expect(reading.text.slice(...at).replace(/\D/gu, "")).toContain(
        value.replace(/\D/gu, "").slice(0, 8),
      );
    }
  });

  test("a link with a key only gives nothing, and says so", () => {
    const reading = readInvoiceText("http://einvoice.example.cn/d/473011a4267d027dc72");
    expect(reading.found).toEqual({});
    expect(codesOf(reading)).toEqual(["N-INV-12"]);
  });

  test("a part that does not look like what stands in its place is not taken for it", () => {
    const reading = readInvoiceText(
      "https://bill.example.cn/d?d=4406012_8040675619_3f7484_20221118",
    );
    expect(reading.found).toEqual({});
  });

  test("typed with Caps Lock on is read as it is printed", () => {
    const link = "https://bill.example.cn/d?d=44060122_8040675619_3f7484_20221118";
    const swapped = link.toUpperCase();
    expect(valuesOf(readInvoiceText(swapped))).toEqual(valuesOf(readInvoiceText(link)));
  });
});

describe("the words of an invoice", () => {
  test("GD-93-5b: copied out of a page give every field, each behind its label", () => {
    const reading = readInvoiceText(COPIED);
    expect(valuesOf(reading)).toEqual({
      code: "32060123",
      number: "0022739009",
      check: "138973",
      payer: "黄小河",
      date: "2023-04-30",
      amount: "993.54",
    });
    expect(new Set(Object.values(surenessOf(reading)))).toEqual(new Set(["plain"]));
    expect(codesOf(reading)).toEqual([]);
    expect(reading.found.amount?.where).toEqual({ by: "label", label: "小写" });
    expect(reading.text.slice(...(reading.found.payer?.at ?? [0, 0]))).toBe("黄小河");
  });

  test.each([
    ["Windows line ends", COPIED.replaceAll("\n", "\r\n")],
    ["old Mac line ends", COPIED.replaceAll("\n", "\r")],
    ["line and paragraph separators", COPIED.replaceAll("\n", "\u2028")],
    [
      "full-width digits and letters",
      COPIED.replace(/[0-9.]/gu, (mark) =>
        String.fromCodePoint((mark.codePointAt(0) ?? 0) + 0xfee0),
      ),
    ],
    ["no-break and ideographic spaces", COPIED.replaceAll(" ", "\u00a0\u3000")],
    ["zero-width marks and a byte-order mark", `\ufeff${COPIED.replaceAll("：", "：\u200b")}`],
  ])("with %s read the same", (_, text) => {
    expect(valuesOf(readInvoiceText(text))).toEqual(valuesOf(readInvoiceText(COPIED)));
  });

  test("an amount in capitals that differs from the figures is told, and the amount unsure", () => {
    const reading = readInvoiceText(COPIED.replace("993.54", "933.54"));
    expect(codesOf(reading)).toEqual(["W-INV-08"]);
    expect(reading.problems[0]?.what).toBe("小写是 933.54，大写是 993.54，对不上。");
    expect(reading.found.amount).toMatchObject({ value: "933.54", sure: "guess" });
  });

  test("an amount in capitals alone is the amount", () => {
    const reading = readInvoiceText("票据号码：0022739009\n金额合计（大写）人民币壹万叁仟元整");
    expect(reading.found.amount).toMatchObject({ value: "13000.00", sure: "likely" });
  });

  test("two numbers under one label are both named, and neither is taken as sure", () => {
    const reading = readInvoiceText("电子票据号码：0022739009 纸质票据号码：0099887766");
    expect(codesOf(reading)).toEqual(["W-INV-10"]);
    expect(reading.problems[0]?.what).toContain("0022739009、0099887766");
    expect(reading.found.number?.sure).toBe("guess");
  });

  test("values that follow after all their labels are told by their shape, as guesses", () => {
    const reading = readInvoiceText(
      "票据代码：\n票据号码：\n开票日期：\n32060123\n0022739009\n2023-04-30\n金额合计（小写）￥993.54",
    );
    expect(valuesOf(reading)).toEqual({
      code: "32060123",
      number: "0022739009",
      date: "2023-04-30",
      amount: "993.54",
    });
    expect(surenessOf(reading)).toEqual({
      code: "guess",
      number: "guess",
      date: "guess",
      amount: "plain",
    });
  });

  test("a negative amount is that of a cancelled invoice (冲红)", () => {
    const reading = readInvoiceText("票据号码：0022739009 金额合计（小写）￥-993.54");
    expect(codesOf(reading)).toEqual(["W-INV-14"]);
  });

  test("a number of the wrong length is not taken for one", () => {
    expect(readInvoiceText("票据代码：320601231 票据号码：1").found).toEqual({});
  });
});

describe("a text that is no invoice, or broken", () => {
  test("unknown words are kept as they are, and called unknown", () => {
    const reading = readInvoiceText("  请到二楼\r\n取药  ");
    expect(reading).toMatchObject({ text: "请到二楼\n取药", layout: "none", found: {} });
    expect(codesOf(reading)).toEqual(["N-INV-13"]);
  });

  /** What a scanner with the wrong character set types. */
  function asGbk(text: string): string {
    return new TextDecoder("gb18030").decode(new TextEncoder().encode(text));
  }

  test.each([
    ["UTF-8 taken for GBK", asGbk(COPIED)],
    ["GBK taken for a Western code page", "Æ±¾Ý´úÂë£º32060123 Æ±¾ÝºÅÂë£º0022739009 £¤993.54"],
    ["characters that were lost", "票据号码：0022739009 交款人：\ufffd\ufffd 金额合计：993.54"],
  ])("%s is named, and no amount is taken from beside it", (_, text) => {
    const reading = readInvoiceText(text);
    expect(codesOf(reading)).toEqual(["W-INV-11"]);
    expect(reading.found.amount).toBeUndefined();
    for (const { sure } of Object.values(reading.found)) expect(sure).toBe("guess");
  });

  test("any text is read without a fault, and every span lies in what is shown", () => {
    const words = fc.constantFrom(
      ..."票据代码 票据号码 校验码 开票日期 小写 大写 交款人 ： , _ ¥ 2026-10-14 0022739009 32060123 99.10 壹元整 https:// d= ? & %E 01 32".split(
        " ",
      ),
      "\n",
      "\r",
      " ",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (raw) => {
        const reading = readInvoiceText(raw);
        for (const { at, value } of Object.values(reading.found)) {
          expect(at[0]).toBeLessThan(at[1]);
          expect(at[1]).toBeLessThanOrEqual(reading.text.length);
          expect(value).not.toBe("");
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a reading held against the case", () => {
  const base = emptyCase({ area: "410200", insurance: "resident" });
  const invoice = { id: "i1", check: "", date: "", amount: "" };
  const reading = readInvoiceText(COPIED);

  test("GD-93-5b: an invoice that the case has already is refused by its row", () => {
    const invoices = [
      { ...invoice, code: "32060123", number: "0022739008" },
      { ...invoice, code: "32060123", number: "0022739009" },
    ];
    const problems = againstCase(reading, { ...base, invoices });
    expect(problems.map(({ code, what }) => [code, what])).toEqual([
      ["E-INV-22", "本案第2张就是这张票据。"],
    ]);
  });

  test("the same number under another code is another invoice", () => {
    const invoices = [{ ...invoice, code: "32060124", number: "0022739009" }];
    expect(againstCase(reading, { ...base, invoices })).toEqual([]);
  });

  test.each([
    ["黄小河", []],
    ["黄 小 河", []],
    ["黄小何", ["W-INV-09"]],
    ["", []],
  ])("a payer other than the insured person %s is told", (name, codes) => {
    const person = { ...base.person, name };
    expect(codesOf({ problems: againstCase(reading, { ...base, person }) })).toEqual(codes);
  });

  test.each([
    ["黄*河", []],
    ["*小河", []],
    ["**河", []],
    ["*大河", ["W-INV-09"]],
    ["**", ["W-INV-09"]],
  ])("a payer whose name is hidden in part, %s, is compared by what shows", (payer, codes) => {
    const shown = readInvoiceText(`票据号码：0022739009 交款人：${payer}`);
    const person = { ...base.person, name: "黄小河" };
    expect(codesOf({ problems: againstCase(shown, { ...base, person }) })).toEqual(codes);
  });

  test("names with a middle dot are one name whichever dot is printed", () => {
    const shown = readInvoiceText("票据号码：0022739009 交款人：阿依古丽•买买提");
    const person = { ...base.person, name: "阿依古丽·买买提" };
    expect(againstCase(shown, { ...base, person })).toEqual([]);
  });
});

describe("an amount in capitals", () => {
  test("is read back as it is written, whatever the amount", () => {
    const amounts = fc.integer({ min: 0, max: MAX_FEN }).map(fen);
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readCapitals(inCapitals(amount))).toBe(amount);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["玖佰玖拾叁圆伍角肆分", 99_354],
    ["人民币 壹佰捌拾捌元贰角壹分", 18_821],
    ["拾伍元整", 1_500],
    ["壹萬零叁拾元零伍分", 1_003_005],
    ["叁角正", 30],
  ])("in other hands, %s", (text, amount) => {
    expect(readCapitals(text)).toBe(amount);
  });

  test.each(["", "元", "壹贰元", "壹拾佰元", "整", "一百元", "壹元贰"])("%s is none", (text) => {
    expect(readCapitals(text)).toBeNull();
  });
});
