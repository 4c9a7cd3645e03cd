/** One bar: how long, what stands beside it, and whether it is ours. */
export type Bar = {readonly name: string; readonly value: number; readonly isOurs: boolean}

export type Chart = {readonly title: string; readonly unit: string; readonly bars: readonly Bar[]}

const width = 760
const left = 210
const bar = 18
const gap = 8
const heading = 30

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, unit => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[unit] ?? '')

/** Charts of bars, one below the other, for light and dark pages. */
export function picture(charts: readonly Chart[]): string {
  let y = 8
  const parts: string[] = []
  for (const {title, unit, bars} of charts) {
    const most = Math.max(...bars.map(({value}) => value))
    parts.push(`<text class="title" x="8" y="${y + 16}">${escaped(title)}</text>`)
    y += heading
    for (const {name, value, isOurs} of bars) {
      const length = Math.max(2, (value / most) * (width - left - 110))
      const shown = `${value >= 100 ? value.toFixed(0) : value.toPrecision(2)} ${unit}`
      parts.push(
        `<text class="name${isOurs ? ' ours' : ''}" x="${left - 10}" y="${y + 14}">${escaped(name)}</text>`,
        `<rect class="${isOurs ? 'ours' : 'other'}" x="${left}" y="${y}" width="${length.toFixed(1)}" height="${bar}" rx="2"/>`,
        `<text class="value" x="${(left + length + 8).toFixed(1)}" y="${y + 14}">${escaped(shown)}</text>`
      )
      y += bar + gap
    }
    y += 14
  }
  const style = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328 }
    .title { font-weight: 600 }
    .name { text-anchor: end }
    text.ours { font-weight: 600 }
    .value { fill: #59636e }
    rect.ours { fill: #0a7d5a }
    rect.other { fill: #afb8c1 }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc }
      .value { fill: #9198a1 }
      rect.ours { fill: #2fbf8f }
      rect.other { fill: #57606a }
    }
  `
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img">
  <title>${charts.map(({title}) => escaped(title)).join('; ')}</title>
  <style>${style}</style>
  ${parts.join('\n  ')}
</svg>
`
}
