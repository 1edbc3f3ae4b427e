const paths = {
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3L4 11zM6.7 12.5a1.4 1.4 0 0 0 2.6 0',
  back: 'M10 3 5 8l5 5',
  replay: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5h2.5',
} as const;

export function Icon(props: { name: keyof typeof paths }) {
  return (
    <svg class="ico" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[props.name]} />
    </svg>
  );
}
