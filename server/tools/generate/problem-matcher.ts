/** What reads the lines of `--format compact`: for VS Code in the manifest, for GitHub in a file of its own. */

/**
 * One line of `--format compact`: file, line, column, severity, message, rule.
 *
 * The file ends at the first place that can be its end. So a message that quotes such a line cannot move a finding to
 * another file; a file whose own name holds one is cut, and the editor shows nothing where it does not exist.
 */
const pattern = {
  regexp: '^(.+?):(\\d+):(\\d+): (error|warning|info): (.+) \\[([a-z0-9-]+)\\]$',
  file: 1,
  line: 2,
  column: 3,
  severity: 4,
  message: 5,
  code: 6
} as const

const name = 'medcite'

/** The matcher `$medcite`. Of files that are open the language server reports, so the task keeps to the others. */
export const contributions = {
  problemPatterns: [{name, ...pattern}],
  problemMatchers: [
    {
      name,
      label: 'MedCite',
      owner: name,
      source: name,
      applyTo: 'closedDocuments',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code puts the folder in.
      fileLocation: ['autoDetect', '${workspaceFolder}'],
      pattern: `$${name}`
    }
  ]
} as const

/** For `::add-matcher::`, which knows no severity `info`: such lines stay in the log alone. */
export const githubMatcher = {problemMatcher: [{owner: name, pattern: [pattern]}]} as const
