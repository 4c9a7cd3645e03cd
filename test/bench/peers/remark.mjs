// remark with its rules for links.
export default {
  plugins: [
    'remark-gfm',
    'remark-frontmatter',
    'remark-lint-no-duplicate-definitions',
    'remark-lint-no-empty-url',
    'remark-lint-no-undefined-references',
    'remark-lint-no-unused-definitions'
  ]
}
