import type {Text} from '../service/index.ts'

/** What an error code of the system means; the code itself for those that nobody meets. */
const reasons: Readonly<Record<string, Text>> = {
  EACCES: {en: 'permission denied', fr: 'accès refusé'},
  EPERM: {en: 'permission denied', fr: 'accès refusé'},
  ENOENT: {en: 'no such file', fr: 'fichier introuvable'},
  ENOSPC: {en: 'no space left on the disk', fr: 'plus de place sur le disque'},
  EDQUOT: {en: 'no space left in the quota', fr: 'quota de disque dépassé'},
  EROFS: {en: 'the file system is read-only', fr: 'système de fichiers en lecture seule'},
  EISDIR: {en: 'it is a folder', fr: 'c’est un dossier'},
  ELOOP: {en: 'too many links', fr: 'trop de liens'},
  ERR_FS_FILE_TOO_LARGE: {en: 'it is too large', fr: 'il est trop gros'}
}

/** Why the system refused, in words; the code itself where nobody meets it. */
export const reasonOf = (code: string): Text => reasons[code] ?? {en: code, fr: code}
