// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { textEntries, tickEntries } from "../../../renderer/settings/templates/entries.ts";
import type { Content } from "../../../renderer/settings/templates/placements.ts";
import { ValuePicker } from "../../../renderer/settings/templates/ValuePicker.tsx";
import { freshRoot } from "../../support/fresh-root.ts";

const SEX = [
  { when: "female", label: "女" },
  { when: "male", label: "男" },
];
const VALUES = [
  { id: "person.name", label: "姓名", group: "参保人", options: [] },
  { id: "person.certNo", label: "身份证号", group: "参保人", options: [] },
  { id: "person.sex", label: "性别", group: "参保人", options: SEX },
  { id: "stay.hospital", label: "就医机构", group: "住院", options: [] },
] as const;
const OFFER = { text: textEntries(VALUES), tick: tickEntries(VALUES) };

const root = freshRoot();

interface Shown {
  readonly picked: Content[];
  readonly closed: () => number;
}

function show(props: Partial<Parameters<typeof ValuePicker>[0]> = {}): Shown {
  const picked: Content[] = [];
  const onClose = vi.fn();
  act(() =>
    root.render(
      <ValuePicker
        offer={OFFER}
        kind="text"
        onKind={null}
        current={null}
        preferred={undefined}
        onPick={(content) => picked.push(content)}
        onClose={onClose}
        {...props}
      />,
    ),
  );
  return { picked, closed: () => onClose.mock.calls.length };
}

const search = () => {
  const input = document.querySelector<HTMLInputElement>("[role=combobox]");
  if (input === null) throw new Error("no search");
  return input;
};
const press = (key: string) =>
  act(() => {
    search().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
const write = (text: string) =>
  act(() => {
    const input = search();
    Reflect.set(HTMLInputElement.prototype, "value", text, input);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
const options = () =>
  [...document.querySelectorAll("[role=option]")].map((option) => option.textContent);
const marked = () => document.querySelector('[role=option][aria-selected="true"]')?.textContent;

test("the values stand in groups, and the one that is there already is marked", () => {
  show({ current: { value: "person.certNo", when: null } });
  const groups = [...document.querySelectorAll("[role=listbox] > [role=group]")];
  expect(groups.map((group) => group.getAttribute("aria-label"))).toEqual(["参保人", "住院"]);
  expect(marked()).toBe("身份证号");
});

test("arrows go through the groups and stop at their ends, Enter takes", () => {
  const { picked } = show();
  press("ArrowUp");
  expect(marked()).toBe("姓名");
  press("ArrowDown");
  press("ArrowDown");
  press("ArrowDown");
  press("ArrowDown");
  expect(marked()).toBe("就医机构");
  press("Enter");
  expect(picked).toEqual([{ value: "stay.hospital", when: null }]);
});

test("typing in Chinese or in pinyin initials leaves what answers, the first of them marked", () => {
  const { picked } = show();
  write("sfz");
  expect(options()).toEqual(["身份证号"]);
  press("Enter");
  expect(picked).toEqual([{ value: "person.certNo", when: null }]);
});

test("what nothing answers to is said, and Enter takes nothing", () => {
  const { picked } = show();
  write("没有的");
  expect(document.body.textContent).toContain("没有这一项");
  press("Enter");
  expect(picked).toEqual([]);
});

test("what the label beside the place says stands first, and Enter takes it", () => {
  const preferred = OFFER.text.find(({ value }) => value === "stay.hospital");
  const { picked } = show({ preferred });
  expect(options()[0]).toBe("就医机构");
  expect(document.body.textContent).toContain("按名称推荐");
  press("Enter");
  expect(picked).toEqual([{ value: "stay.hospital", when: null }]);
});

test("a tick is taken with the option that sets it", () => {
  const { picked } = show({ kind: "tick" });
  expect(options()).toEqual(["性别：女", "性别：男"]);
  press("ArrowDown");
  press("Enter");
  expect(picked).toEqual([{ value: "person.sex", when: "male" }]);
});

test("Esc closes it, and a key of the input method does not take", () => {
  const { picked, closed } = show();
  act(() => {
    const composing = { key: "Enter", bubbles: true, cancelable: true, isComposing: true };
    search().dispatchEvent(new KeyboardEvent("keydown", composing));
  });
  expect(picked).toEqual([]);
  press("Escape");
  expect(closed()).toBe(1);
});

test("only a box is asked whether it is written into or ticked", () => {
  show();
  expect(document.querySelector("[role=radiogroup]")).toBeNull();
  const onKind = vi.fn();
  show({ onKind });
  act(() => document.querySelectorAll<HTMLInputElement>("[type=radio]")[1]?.click());
  expect(onKind).toHaveBeenCalledWith("tick");
});
