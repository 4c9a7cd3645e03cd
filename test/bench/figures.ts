/** What a measure must come to at most, and what we aim at. */
export type Figure = {
  readonly name: string
  readonly must: number
  readonly aim: number
  /** The number is a size in MB and not a ratio. */
  readonly isSize?: true
}

/** The figures that decide; ratios of medians of one run. */
export const figures = {
  digests: {name: 'CPU, 2,000 digests ÷ rumdl', must: 1, aim: 0.5},
  real: {name: 'CPU, tree of real documents ÷ rumdl', must: 1.5, aim: 0.7},
  realToMarkdownlint: {name: 'CPU, the same ÷ markdownlint-cli2, rules for links', must: 0.1, aim: 0.05},
  large: {name: 'wall, a file of 10 MB ÷ rumdl', must: 1, aim: 0.4},
  short: {name: 'wall, one digest of 10 KB ÷ node -e 0', must: 1.8, aim: 1.3},
  largeMemory: {name: 'peak memory, a file of 10 MB', must: 300, aim: 150, isSize: true},
  treeMemory: {name: 'peak memory, 2,000 digests ÷ markdownlint-cli2', must: 0.5, aim: 0.25},
  growth: {name: 'keystroke to diagnostics, 1 MB ÷ 10 KB', must: 2, aim: 1.3},
  keystroke: {name: 'keystroke to diagnostics at 1 MB ÷ rumdl server', must: 1 / 15, aim: 1 / 50},
  opening: {name: 'opening 1 MB to diagnostics ÷ rumdl server', must: 2, aim: 1},
  exact: {name: 'text read by remark, real documents', must: 0.03, aim: 0.01}
} as const satisfies Readonly<Record<string, Figure>>

export type FigureId = keyof typeof figures

/** `0.36`, `0.067`, `12`, `148 MB`: three digits, and no more than are known. */
export function written(value: number, {isSize}: Figure): string {
  const digits = value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : String(Number(value.toPrecision(2)))
  return isSize ? `${digits} MB` : digits
}

/** Whether a value is what it must be, or even what we aim at. */
export const verdict = (value: number, {must, aim}: Figure): 'aim' | 'must' | 'not met' =>
  value <= aim ? 'aim' : value <= must ? 'must' : 'not met'
