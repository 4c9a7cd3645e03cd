import {blank} from '../mask.ts'
import {oneOf} from '../signs.ts'
import type {Range} from '../text.ts'
import {scanDetours} from './address-path.ts'
import {scanSchemes} from './address-scheme.ts'
import {scanAddressUnits} from './address-units.ts'
import {scanBrokenResources} from './broken-resource.ts'
import {scanCitationKeys} from './citation-key.ts'
import {scanConverterResidue} from './converter-residue.ts'
import {scanDeadEmphasis} from './dead-emphasis.ts'
import {type Address, Claims, type Defect, type ScanContext} from './defect.ts'
import {scanDetachedDestinations} from './detached-destination.ts'
import {scanEatenCharacters} from './eaten-character.ts'
import {scanEmphasisAcrossLinks} from './emphasis-across-link.ts'
import {scanEscapedBrackets} from './escaped-brackets.ts'
import {scanEscapedEmphasis} from './escaped-emphasis.ts'
import {scanForeignLinks} from './foreign-link.ts'
import {scanFullWidthBrackets} from './full-width-brackets.ts'
import {scanGeneratorResidue} from './generator-residue.ts'
import {scanGluedLinks} from './glued-links.ts'
import {scanLinkDebris} from './link-debris.ts'
import {type LooseMarker, scanLooseMarkers} from './loose-marker.ts'
import {scanMisreadDestinations} from './misread-destination.ts'
import {scanMixedMarkers} from './mixed-markers.ts'
import {scanPunctuatedDestinations} from './punctuated-destination.ts'
import {scanRaisedText} from './raised-text.ts'
import {scanRepeatedLinkParts} from './repeated-link-part.ts'
import {scanSeparatedMarkers} from './separated-markers.ts'
import {scanSpacedEmphasis} from './spaced-emphasis.ts'
import {scanSpoiltAutolinks} from './spoilt-autolink.ts'
import {scanStrayImageMarks} from './stray-image-mark.ts'
import {scanSwappedBrackets} from './swapped-brackets.ts'
import {scanUnclosedLabels} from './unclosed-label.ts'
import {scanUnevenEmphasis} from './uneven-emphasis.ts'
import {scanUnreachable} from './unreachable-address.ts'
import {scanWrongBrackets} from './wrong-brackets.ts'

/**
 * All scanners, in the order in which they win over each other: what one claims, those below it leave alone. Residue of
 * machines comes first, then malformed links, references and notes. Beside each: signs without any of which it finds nothing.
 */
const scanners = [
  {scan: scanGeneratorResidue, needs: oneOf('[]()<>:0é')},
  {scan: scanConverterResidue, needs: oneOf('!{#"é')},
  {scan: scanCitationKeys, needs: oneOf('@\\{')},
  {scan: scanForeignLinks, needs: oneOf(':')},
  {scan: scanLinkDebris, needs: oneOf('[<{@:.')},
  {scan: scanDetachedDestinations, needs: oneOf(']')},
  {scan: scanPunctuatedDestinations, needs: oneOf(']')},
  {scan: scanFullWidthBrackets, needs: oneOf('é')},
  {scan: scanEscapedBrackets, needs: oneOf('\\')},
  {scan: scanEmphasisAcrossLinks, needs: oneOf('*_~')},
  {scan: scanSwappedBrackets, needs: oneOf('[')},
  {scan: scanWrongBrackets, needs: oneOf(']}>')},
  {scan: scanRepeatedLinkParts, needs: oneOf('[')},
  {scan: scanGluedLinks, needs: oneOf('[')},
  {scan: scanStrayImageMarks, needs: oneOf('!')},
  {scan: scanBrokenResources, needs: oneOf(']')},
  {scan: scanMisreadDestinations, needs: oneOf('[')},
  {scan: scanUnclosedLabels, needs: oneOf('[]')},
  {scan: scanSpoiltAutolinks, needs: oneOf('<&\\:/é')}
] as const

/** Scanners of addresses: they need to know all of them, those of broken links too. */
const addressScanners = [scanSchemes, scanAddressUnits, scanDetours, scanUnreachable] as const

/** Scanners of emphasis: last, as what looks like a marker may be a part of something else that is broken. */
const emphasisScanners = [
  {scan: scanEatenCharacters, needs: oneOf('*_~')},
  {scan: scanRaisedText, needs: oneOf('^~')},
  {scan: scanEscapedEmphasis, needs: oneOf('\\é')},
  {scan: scanSeparatedMarkers, needs: oneOf('*')},
  {scan: scanSpacedEmphasis, needs: oneOf('*_')},
  {scan: scanDeadEmphasis, needs: oneOf('*_')},
  {scan: scanMixedMarkers, needs: oneOf('*')},
  {scan: scanUnevenEmphasis, needs: oneOf('*_')}
] as const

/** Without any of these there is no address either. */
const anyNeed = [...scanners, ...emphasisScanners].reduce((all, {needs}) => all | needs, oneOf(':/.@'))

/** Every kind of defect that a scanner finds. */
export type DefectKind = ReturnType<
  (typeof scanners)[number]['scan'] | (typeof addressScanners)[number] | (typeof emphasisScanners)[number]['scan']
>[number]['kind']

type Sources = Omit<ScanContext, 'loose' | 'isClaimed' | 'looseMarkers'>

/** The defects of a segment, by place, one root cause for each, and what they claim. `addressesOf` is asked once all broken links are known. */
export function scan(
  sources: Sources,
  addressesOf: (defects: readonly Defect<DefectKind>[]) => readonly Address[]
): {readonly defects: readonly Defect<DefectKind>[]; readonly claims: Claims} {
  const {signs} = sources
  let claims = new Claims(sources.text.length)
  if ((signs & anyNeed) === 0) return {defects: [], claims}
  const isClaimed = (range: Range): boolean => claims.has(range)
  const {text, masked, unlinked, reading, labels, profile} = sources
  let markers: readonly LooseMarker[] | undefined
  const looseMarkers = () => {
    markers ??= scanLooseMarkers(text, masked, reading)
    return markers
  }
  let addresses: readonly Address[] = []
  const withLoose = (loose: string) => ({
    text,
    masked,
    unlinked,
    loose,
    reading,
    signs,
    labels,
    profile,
    addresses,
    isClaimed,
    looseMarkers
  })
  let context = withLoose(
    blank(
      unlinked,
      reading.footnoteReferences.map(({range}) => range)
    )
  )
  const found: Defect<DefectKind>[] = []
  const keep = (defects: readonly Defect<DefectKind>[]): void => {
    if (defects.length === 0) return
    const fresh: Range[] = []
    for (const defect of defects) {
      const {range, claim = range, partners = []} = defect
      if (claims.has(claim)) continue
      for (const one of [range, claim, ...partners]) claims.add(one)
      fresh.push(claim, defect.meant?.range ?? claim)
      found.push(defect)
    }
    if (fresh.length > 0) context = withLoose(blank(context.loose, fresh))
  }
  for (const {scan, needs} of scanners) if ((signs & needs) !== 0) keep(scan(context))
  addresses = addressesOf(found).filter(({isTorn}) => !isTorn)
  const links = claims
  if (addresses.length > 0) {
    // What is wrong with an address is another cause than what is wrong with its link.
    claims = links.without(addresses.map(({range}) => range))
    context = withLoose(context.loose)
    for (const scanner of addressScanners) keep(scanner(context))
    for (const range of links.ranges) claims.add(range)
  }
  for (const {scan, needs} of emphasisScanners) if ((signs & needs) !== 0) keep(scan(context))
  found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  return {defects: found, claims}
}
