import type { ReactNode } from 'react';
import styles from './page.module.css';

export type PageProps = {
  title: ReactNode;
  /** One line at the title's right: how the saving or the filing stands. */
  state?: ReactNode;
  actions?: ReactNode;
  /** Lets a grid or a wide table use the whole width and height of the screen. */
  isFull?: boolean;
  children: ReactNode;
};

/** One screen: its single title, the state beside it, the actions, the content. */
export function Page({ title, state, actions, isFull, children }: PageProps) {
  return (
    <div className={styles.page} data-full={isFull || undefined}>
      <header className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        {state && <div className={styles.state}>{state}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
