import type {Profile} from '../core/profile.ts'

/** The dialect of a document: by its file's ending, or one of {@link profiles}. */
export type ProfileSetting = 'auto' | Profile

const endings: Readonly<Record<string, Profile>> = {qmd: 'quarto', rmd: 'pandoc'}

/**
 * The profile of a document.
 *
 * @param name
 *   Its path or URI; only the ending counts.
 */
export function profileOf(setting: ProfileSetting, name: string): Profile {
  if (setting !== 'auto') return setting
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase()
  return (ending !== undefined && Object.hasOwn(endings, ending) && endings[ending]) || 'gfm'
}
