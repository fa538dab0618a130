// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { useHotkeys } from "../../../renderer/app/keys.ts";
import { FormGrid } from "../../../renderer/ui/Cell.tsx";
import { ChoiceCell } from "../../../renderer/ui/ChoiceCell.tsx";
import { Fields } from "../../../renderer/ui/Fields.tsx";
import { focusField } from "../../../renderer/ui/focus.ts";
import { AmountCell, DateCell, TextCell } from "../../../renderer/ui/TextCell.tsx";
import { freshRoot } from "../../support/fresh-root.ts";

const root = freshRoot();
beforeEach(() => {
  Element.prototype.checkVisibility = () => true;
});

const show = (node: React.ReactNode) => act(() => root.render(node));
const input = (field: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(`input[data-field="${field}"]`);
  if (found === null) throw new Error(`no field ${field}`);
  return found;
};
const goTo = (field: string) =>
  act(() => {
    focusField(field);
  });
const press = (key: string, init: KeyboardEventInit = {}) =>
  act(() => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
    (document.activeElement ?? document.body).dispatchEvent(event);
  });

const CHOICES = [
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
] as const;

function Form(props: {
  readonly onDate?: (text: string) => void;
  readonly onEnd?: () => void;
  readonly date?: string;
}) {
  return (
    <Fields onEnd={() => props.onEnd?.()}>
      <FormGrid>
        <TextCell label="姓名" field="person.name" value="" onChange={() => {}} need="填姓名" />
        <TextCell
          label="身份证号"
          field="person.certNo"
          value=""
          onChange={() => {}}
          need="身份证号未填"
          shown={(text) => `${text} `}
        />
        <ChoiceCell
          label="急诊"
          field="stay.emergency"
          value="no"
          choices={CHOICES}
          onChange={() => {}}
        />
        <DateCell
          label="入院日期"
          field="stay.admission"
          value={props.date ?? ""}
          onChange={(text) => props.onDate?.(text)}
        />
        <AmountCell
          label="票据金额"
          field="invoices.0.amount"
          value="57274.5"
          onChange={() => {}}
          bad={{ code: "E-AMT-01", what: "金额不对。", remedy: "对照票据重输。" }}
        />
      </FormGrid>
    </Fields>
  );
}

describe("a form of the counter", () => {
  test("each input bears the Chinese label beside it", () => {
    show(<Form />);
    expect(input("person.name").labels?.[0]?.textContent).toBe("姓名");
    const group = document.querySelector('[role="radiogroup"]');
    expect(document.getElementById(group?.getAttribute("aria-labelledby") ?? "")?.textContent).toBe(
      "急诊",
    );
  });

  test("what is missing stands where the value will be", () => {
    show(<Form />);
    expect(input("person.name").placeholder).toBe("填姓名");
    expect(input("person.certNo").placeholder).toBe("身份证号未填");
    expect(input("person.certNo").value).toBe("");
  });

  test("what is wrong is said to a screen reader too", () => {
    show(<Form />);
    const amount = input("invoices.0.amount");
    expect(amount.getAttribute("aria-invalid")).toBe("true");
    const message = document.getElementById(amount.getAttribute("aria-describedby") ?? "");
    expect(message?.textContent).toBe("E-AMT-01 金额不对。对照票据重输。");
  });

  test("Enter goes to the next field, treats radio buttons as one, and ends the form", () => {
    const onEnd = vi.fn();
    show(<Form onEnd={onEnd} />);
    goTo("person.name");
    press("Enter");
    press("Enter");
    expect(document.activeElement).toHaveProperty("value", "no");
    press("Enter");
    expect(document.activeElement).toBe(input("stay.admission"));
    press("Enter");
    expect(document.activeElement).toBe(input("invoices.0.amount"));
    expect(onEnd).not.toHaveBeenCalled();
    press("Enter");
    expect(onEnd).toHaveBeenCalledOnce();
  });

  test("Enter that ends an input method's word stays in the field", () => {
    show(<Form />);
    goTo("person.name");
    press("Enter", { isComposing: true });
    expect(document.activeElement).toBe(input("person.name"));
  });

  test("a date is put in order when the field is left; what is no date stays as typed", () => {
    const onDate = vi.fn();
    show(<Form onDate={onDate} date="20261008" />);
    goTo("stay.admission");
    act(() => input("stay.admission").blur());
    expect(onDate).toHaveBeenCalledWith("2026-10-08");
    show(<Form onDate={onDate} date="2026-13-40" />);
    goTo("stay.admission");
    act(() => input("stay.admission").blur());
    expect(onDate).toHaveBeenCalledOnce();
  });

  test("an amount shows its separators until it is edited", () => {
    show(<Form />);
    expect(input("invoices.0.amount").value).toBe("57,274.50");
    goTo("invoices.0.amount");
    expect(input("invoices.0.amount").value).toBe("57274.5");
  });
});

describe("keys", () => {
  function Listener(props: {
    readonly keys: Record<string, () => void>;
    readonly level?: "screen" | "dialog";
  }) {
    useHotkeys(props.keys, props.level);
    return null;
  }

  test("a letter means nothing while something is being typed, a function key does", () => {
    const heard: string[] = [];
    show(
      <>
        <Listener keys={{ N: () => heard.push("N"), F8: () => heard.push("F8") }} />
        <Form />
      </>,
    );
    goTo("person.name");
    press("n");
    press("F8");
    act(() => input("person.name").blur());
    press("n");
    expect(heard).toEqual(["F8", "N"]);
  });

  test("combinations are named as the keycaps show them", () => {
    const heard: string[] = [];
    const names = ["Ctrl+S", "Shift+F4", "Ctrl+Shift+S", "Ctrl+/", "Ctrl+↓", "Esc", "Ctrl+1"];
    show(
      <Listener keys={Object.fromEntries(names.map((name) => [name, () => heard.push(name)]))} />,
    );
    press("s", { ctrlKey: true });
    press("F4", { shiftKey: true });
    press("S", { ctrlKey: true, shiftKey: true });
    press("/", { ctrlKey: true });
    press("ArrowDown", { ctrlKey: true });
    press("Escape");
    press("1", { ctrlKey: true });
    expect(heard).toEqual(names);
  });

  test("a dialog keeps every key from the screen below, and gives them back", () => {
    const heard: string[] = [];
    const below = <Listener keys={{ F4: () => heard.push("below") }} />;
    show(
      <>
        {below}
        <Listener level="dialog" keys={{ Esc: () => heard.push("dialog") }} />
      </>,
    );
    press("F4");
    press("Escape");
    show(below);
    press("F4");
    expect(heard).toEqual(["dialog", "below"]);
  });
});
