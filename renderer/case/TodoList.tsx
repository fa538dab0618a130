import { Glyph, type GlyphName } from "../ui/Glyph.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { SECTION_TITLE, TODO_WORDS } from "../words/case.ts";
import type { Todo } from "./state/todo.ts";

export interface TodoListProps {
  readonly todos: readonly Todo[];
  /** The entry that F8 went to last. */
  readonly here: string | null;
  readonly onGo: (todo: Todo) => void;
}

const GLYPH: Readonly<Record<Todo["weight"], GlyphName>> = {
  block: "triangle",
  prov: "dashed-square",
  undet: "question",
};

/** 缺什么: everything missing or wrong, in the order in which it is needed. */
export function TodoList({ todos, here, onGo }: TodoListProps) {
  return (
    <section className="todo" aria-label={TODO_WORDS.title}>
      <div className="todo-head">
        <h2>{TODO_WORDS.title}</h2>
        <span className="faint small" aria-live="polite">
          {todos.length}
        </span>
        <span className="spacer" />
        <span className="faint small">{TODO_WORDS.next}</span>
        <Kbd>F8</Kbd>
      </div>
      {todos.length === 0 && (
        <p className="todo-none">
          <Glyph name="tick" />
          {TODO_WORDS.none}
        </p>
      )}
      <ul>
        {todos.map((todo) => (
          <li key={todo.key}>
            <button
              type="button"
              tabIndex={-1}
              aria-current={todo.key === here ? "true" : undefined}
              onClick={() => onGo(todo)}
            >
              <span className={todo.weight}>
                <Glyph name={GLYPH[todo.weight]} />
              </span>
              <span>
                {todo.what}
                <em>
                  {todo.section} {SECTION_TITLE[todo.section]}·{TODO_WORDS.until[todo.until]}
                </em>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
