import { Component, type ReactNode } from "react";
import { Message } from "../ui/Message.tsx";
import { APP } from "../words/app.ts";
import { PlainFrame } from "./frame/Frame.tsx";

interface Props {
  readonly children: ReactNode;
}

/** A fault in a screen ends in words and one button, not in a blank window. */
export class Failsafe extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <PlainFrame>
        <div className="failsafe">
          <Message
            problem={APP.fault}
            action={{ label: APP.restart, keycap: "F5", run: () => window.location.reload() }}
          />
        </div>
      </PlainFrame>
    );
  }
}
