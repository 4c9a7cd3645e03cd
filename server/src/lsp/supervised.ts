/** Set for processes that a supervisor starts: the same program, which then does the work. */
export const supervisedVariable = 'MEDCITE_SUPERVISED'

/** Whether this process was started by a supervisor, to do the work. */
export const isSupervised = (): boolean => process.send !== undefined && process.env[supervisedVariable] === '1'
