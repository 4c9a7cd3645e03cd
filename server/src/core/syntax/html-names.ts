/** Elements with which an HTML block of kind 6 starts: it ends at a blank line (CommonMark 0.31.2, HTML blocks). */
export const blockElements: ReadonlySet<string> = new Set(
  `address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt
  fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link
  main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead
  title tr track ul`.split(/\s+/)
)

/** Elements with which an HTML block of kind 1 starts: it ends at the end tag of any of them. */
export const rawElements: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea'])
