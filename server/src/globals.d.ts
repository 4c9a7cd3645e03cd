/**
 * What the pure layers may use beyond ECMAScript: nothing but the URL parser, which every host offers.
 * Node, the DOM, timers and the console stay undeclared on purpose, so that using them does not compile.
 */
declare class URL {
  constructor(url: string, base?: string)
  static canParse(url: string): boolean
  readonly href: string
  readonly protocol: string
  readonly username: string
  readonly hostname: string
  readonly port: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
}
