import { describe, expect, test } from "vitest";
import { INSURANCES, insuranceScope } from "../../core/settlement/insurances.ts";

const codesOf = (clause: "HUN-3" | "GD-93-scope", kind: string): string[] =>
  Object.keys(INSURANCES).filter((code) => {
    const scope = insuranceScope(clause, code);
    return (scope.kind === "refused" ? scope.why : scope.kind) === kind;
  });

describe("HUN-3, GD-93-scope: which insurances the documents cover", () => {
  test.each([
    ["HUN-3", ["310", "390"]],
    ["GD-93-scope", ["310", "390", "391"]],
  ] as const)("%s covers %j", (clause, codes) => {
    expect(codesOf(clause, "covered")).toEqual(codes);
  });

  test.each(["HUN-3", "GD-93-scope"] as const)(
    "%s: supplementary layers ride on a basic insurance and are no case of their own",
    (clause) => {
      expect(codesOf(clause, "supplementary")).toEqual(["320", "330", "370", "392"]);
    },
  );

  test.each([
    ["HUN-3", "340", "离休人员医疗保障"],
    ["HUN-3", "350", "伤残军人医疗保障"],
    ["HUN-3", "360", "老红军医疗保障"],
    ["HUN-3", "380", "新型农村合作医疗"],
    ["HUN-3", "391", "城镇居民基本医疗保险"],
    ["HUN-3", "410", "长期护理保险"],
    ["HUN-3", "510", "生育保险"],
    ["GD-93-scope", "340", "离休人员医疗保障"],
    ["GD-93-scope", "380", "新型农村合作医疗"],
  ] as const)("%s refuses %s with its place in the document", (clause, code, name) => {
    const scope = insuranceScope(clause, code);
    const place =
      clause === "HUN-3" ? "湘医保发〔2022〕61号第三条" : "人社部发〔2014〕93号第七部分";
    expect(scope).toMatchObject({ kind: "refused", why: "outside", clause });
    expect(scope).toMatchObject({ what: expect.stringContaining(`${name}（${code}）`) });
    expect(scope).toMatchObject({ what: expect.stringContaining(place) });
  });

  test.each(["380", "391"])("HUN-3: %s has been merged into 390, and the clerk is told", (code) => {
    expect(insuranceScope("HUN-3", code)).toMatchObject({
      remedy: expect.stringContaining("390"),
    });
  });

  test.each(["", "31", "999", "toString"])("a code that does not exist (%j) is refused", (code) => {
    expect(insuranceScope("HUN-3", code)).toMatchObject({ kind: "refused", why: "unknown-code" });
  });
});
