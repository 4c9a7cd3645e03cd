import type {Rule} from './define-rule.ts'

/** All rules, by id. */
export const rules: readonly Rule[] = []
