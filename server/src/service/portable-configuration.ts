import {type Configuration, defaultConfiguration, type RuleConfiguration} from './configuration.ts'
import {readWorkspaceKnowledge} from './workspace-knowledge.ts'

/** A configuration as plain data, which can be sent to another thread and compared. */
export type PortableConfiguration = Omit<Configuration, 'rules' | 'knowledge' | 'clock'> & {
  readonly rules: readonly (readonly [string, RuleConfiguration])[]
  /** Text of the workspace's own records; absent when there are none. */
  readonly knowledge?: string
  /** The day, ISO. */
  readonly today?: string
}

/**
 * @param knowledge
 *   Text of the workspace file whose records the configuration holds, if there is one.
 */
export function toPortable(configuration: Configuration, knowledge: string | undefined): PortableConfiguration {
  const {rules, clock, knowledge: _, ...settings} = configuration
  return {
    ...settings,
    rules: [...rules],
    ...(knowledge !== undefined && {knowledge}),
    ...(clock && {today: clock()})
  }
}

/** The configuration that {@link toPortable} was given, its day standing still. */
export function fromPortable({rules, knowledge, today, ...settings}: PortableConfiguration): Configuration {
  return {
    ...defaultConfiguration,
    ...settings,
    rules: new Map(rules),
    ...(knowledge !== undefined && {knowledge: readWorkspaceKnowledge(knowledge).knowledge}),
    ...(today !== undefined && {clock: () => today})
  }
}
