/**
 * The dialects of Markdown that readers get to see. What is alive in one may be dead in another: a destination with a
 * space is a link in Pandoc and brackets in CommonMark.
 */
export const profiles = ['gfm', 'commonmark', 'pandoc', 'quarto', 'myst', 'obsidian'] as const
export type Profile = (typeof profiles)[number]

/** Whether documents of `profile` are read by Pandoc: spans, attributes, sub- and superscripts, spaces in destinations. */
export const isPandoc = (profile: Profile): boolean => profile === 'pandoc' || profile === 'quarto'
