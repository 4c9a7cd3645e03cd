import type * as v from 'valibot'
import type {Text} from '../core/language.ts'

/**
 * Walks over the schemas of record-schema.ts, so that completion and messages know their keys and values from the one
 * place where they are declared.
 */
type Node = {
  readonly type: string
  readonly entries?: Readonly<Record<string, Node>>
  readonly item?: Node
  readonly value?: Node
  readonly wrapped?: Node
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly key?: string | Node
  readonly pipe?: readonly (Node & {readonly description?: string; readonly metadata?: {readonly fr?: string}})[]
}

/** Schemas are trees of plain objects (valibot, *Internal architecture*); its types do not say so. */
const nodeOf = (schema: v.GenericSchema): Node => schema as unknown as Node

/** `node` without what makes it optional. */
function bare(node: Node): Node {
  return node.wrapped ? bare(node.wrapped) : node
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** The alternatives of `node` that a value with this `type` may be; all where it names none of them. */
function alternatives(node: Node, type: unknown): readonly Node[] {
  const one = bare(node)
  if (one.type !== 'variant' && one.type !== 'union') return [one]
  const all = (one.options ?? []).filter(isNode).map(bare)
  const chosen = all.filter(option => {
    const tag = option.entries?.['type']
    return tag && optionsOfNode(tag).some(known => known === type)
  })
  return chosen.length > 0 ? chosen : all
}

/**
 * The schemas of what stands at `path` inside a value of `schema`.
 *
 * @param value
 *   The whole value as far as it is written, for alternatives that its `type` decides.
 * @returns
 *   Several where it is not decided; none where nothing is known of the place.
 */
export function schemaAt(schema: v.GenericSchema, path: readonly (string | number)[], value: unknown): readonly Node[] {
  let nodes: readonly Node[] = alternatives(nodeOf(schema), typeOf(value))
  let inner = value
  for (const step of path) {
    inner = childOf(inner, step)
    const type = typeOf(inner)
    nodes = nodes.flatMap(node => {
      const next = typeof step === 'number' ? node.item : (node.entries?.[step] ?? node.value)
      return next ? alternatives(next, type) : []
    })
  }
  return nodes
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const typeOf = (value: unknown): unknown => (isObject(value) ? value['type'] : undefined)

const childOf = (value: unknown, step: string | number): unknown => (isObject(value) ? value[String(step)] : undefined)

/** Keys that an object of one of `nodes` may have. */
export const keysOf = (nodes: readonly Node[]): string[] => [
  ...new Set(nodes.flatMap(({entries}) => Object.keys(entries ?? {})))
]

/** Values that one of `nodes` may have, where they can be listed. */
export const optionsOf = (nodes: readonly Node[]): string[] => [...new Set(nodes.flatMap(optionsOfNode))]

function optionsOfNode(node: Node): string[] {
  const one = bare(node)
  if (one.type === 'picklist') return (one.options ?? []).map(String)
  return one.type === 'literal' ? [String(one.literal)] : []
}

/** What the key `key` of `node` is, where its schema says so. */
export function textOf(node: Node, key: string): Text | undefined {
  const entry = node.entries?.[key]
  const pipe = entry?.pipe ?? (entry && bare(entry).pipe) ?? []
  const en = pipe.find(({description}) => description)?.description
  const fr = pipe.find(({metadata}) => metadata?.fr)?.metadata?.fr
  return en && fr ? {en, fr} : undefined
}
