type BrandMarkProps = {
  size?: number;
  /** Given when the mark stands alone; beside the name it is decoration. */
  label?: string;
};

/** A school gate under its roof, a buckwheat flower in the doorway. */
export function BrandMark({ size = 28, label }: BrandMarkProps) {
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const);
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" {...named}>
      <path
        d="M11.5 4.5h9c.6 2.6 3 4.6 9 5.2-.4 1.7-1.5 2.5-3 2.5h-21c-1.5 0-2.6-.8-3-2.5 6-.6 8.4-2.6 9-5.2Z"
        fill="var(--truong-teal)"
      />
      <path d="M6 12h3.6v16.5H6zM22.4 12H26v16.5h-3.6zM4 14.8h24v2.2H4z" fill="var(--truong-teal)" />
      <g fill="var(--truong-buckwheat)">
        {[0, 72, 144, 216, 288].map((turn) => (
          <ellipse key={turn} cx="16" cy="20.3" rx="2" ry="2.5" transform={`rotate(${turn} 16 23.3)`} />
        ))}
      </g>
      <circle cx="16" cy="23.3" r="1.4" fill="var(--truong-paper)" />
    </svg>
  );
}
