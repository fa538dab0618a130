import { Button } from "../../ui/Button.tsx";
import { BENEFIT_WORDS as W } from "../../words/benefit.ts";
import { SECTION_TITLE } from "../../words/case.ts";
import type { Todo } from "../state/todo.ts";

export interface IncompleteNoteProps {
  readonly todos: readonly Todo[];
  readonly onGo: (todo: Todo) => void;
}

/** Fields that a computation needs; the others can wait. */
const NEEDED =
  /^(?:filing\.(?:wanted|category|basis|date|place|completed)|stay\.(?:place|care|level|designated|emergency|injury|failure|admission|discharge|settled)|lines|lines\..*\.(?:grade|amount|preSelfPay|overLimit))$/u;

/** Nothing is invented before the core has what it needs: the panel says what that is. */
export function IncompleteNote({ todos, onGo }: IncompleteNoteProps) {
  const needed = todos.filter((todo) => todo.field !== null && NEEDED.test(todo.field));
  return (
    <div className="benefit-scroll incomplete">
      <p className="benefit-sentence">{W.incomplete}</p>
      <p className="muted small">
        {needed.length === 0 ? W.incompleteOther : W.incompleteNote(needed.length)}
      </p>
      <ul>
        {needed.slice(0, 12).map((todo) => (
          <li key={todo.key}>
            <Button look="quiet" size="small" onClick={() => onGo(todo)}>
              {todo.what}
            </Button>
            <span className="faint small">{SECTION_TITLE[todo.section]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
