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
      <g stroke="var(--truong-teal)" strokeWidth="2.25" strokeLinecap="round" strokeLinejoin="round">
        <path d="M2.5 11.5C7 11 12 8.5 16 4c4 4.5 9 7 13.5 7.5" />
        <path d="M7 11.5V28M25 11.5V28M7 15.5h18M3.5 28h7M21.5 28h7" />
      </g>
      <g fill="var(--truong-buckwheat)">
        {[0, 72, 144, 216, 288].map((turn) => (
          <ellipse key={turn} cx="16" cy="19.8" rx="1.9" ry="2.5" transform={`rotate(${turn} 16 22.7)`} />
        ))}
      </g>
      <circle cx="16" cy="22.7" r="1.3" fill="var(--truong-paper)" />
    </svg>
  );
}
