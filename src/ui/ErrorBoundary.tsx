/** @file Keeps a failure of one part of the page within that part. */
import { Component, type ReactNode } from 'react';

/** What an error boundary needs. */
export interface ErrorBoundaryProps {
  /** Shown in place of what failed; `retry` draws it anew. */
  readonly fallback: (retry: () => void) => ReactNode;
  /** A new value draws it anew. */
  readonly resetKey?: unknown;
  readonly children: ReactNode;
}

interface State {
  readonly hasFailed: boolean;
  readonly resetKey: unknown;
}

/** Draws its children, or the fallback once one of them has thrown. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { hasFailed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: State): State | null {
    return Object.is(resetKey, state.resetKey) ? null : { hasFailed: false, resetKey };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.fallback(() => this.setState({ hasFailed: false }));
  }
}
